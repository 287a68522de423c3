// SPDX-License-Identifier: MIT
// The sliders below a plot: their names, as wide as there is room for.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/ui/figure_view.h"

static const char text[] = "figure { title = 'f', sliders = {\n"
                           "  a = { label = 'bandwidth of the memory, GB/s', min = 1, max = 9, "
                           "step = 1, default = 5 },\n"
                           "  b = { label = 'bits', min = 1, max = 9, step = 1, default = 2 } },\n"
                           "  order = { 'a', 'b' },\n"
                           "  draw = function(s) return { line { { 1, 2 }, { 1, 2 } } } end }";

// The row of the slider with a knob that begins with `name`.
static char *slider_row(int cols, const char *name) {
    struct script *script = script_new();
    struct figure_view view;
    struct grid grid;
    struct strbuf all = { 0 };
    const struct lesson_block block = { .kind = BLOCK_FIGURE, .name = "f", .text = text };
    figure_view_open(&view, script, "f.md", &block);
    if (!view.figure) fail_msg("%s", view.error.text);
    const struct figure_place place = { .rows = figure_view_rows(&view, cols, 24, false),
                                        .cols = cols,
                                        .glyphs = GLYPHS_BRAILLE };
    grid_init(&grid, 0, cols);
    figure_view_draw(&view, &grid, &place);
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { 0 }, &all);
    grid_release(&grid);
    figure_view_release(&view);
    script_free(script);
    char *at = strstr(strbuf_text(&all), name);
    if (!at) fail_msg("no slider '%s' at %d columns:\n%s", name, cols, strbuf_text(&all));
    char *row = xprintf("%.*s", (int)strcspn(at, "\n"), at);
    strbuf_release(&all);
    return row;
}

static void a_long_name_of_a_slider_is_shown_in_full_where_there_is_room(void **state) {
    (void)state;
    char *row = slider_row(100, "bandwidth of the memory, GB/s");
    assert_non_null(strstr(row, "●"));
    free(row);
}

static void it_is_cut_before_it_takes_more_than_a_third_of_the_width(void **state) {
    (void)state;
    char *row = slider_row(60, "bandwidth of the me…");
    assert_non_null(strstr(row, "●"));
    free(row);
    row = slider_row(36, "bandwidth o…");
    assert_non_null(strstr(row, "5"));
    free(row);
}

static void tracks_of_all_names_begin_in_one_column(void **state) {
    (void)state;
    char *wide = slider_row(100, "bandwidth"), *narrow = slider_row(100, "bits");
    char *track = strstr(wide, "◂"), *other = strstr(narrow, "◂");
    assert_non_null(track);
    assert_non_null(other);
    assert_int_equal(track - wide, other - narrow);
    free(wide);
    free(narrow);
}

// "typed" and Enter on the first slider: where it stands, and what is said.
static char *said_of(const char *typed, double *value) {
    struct script *script = script_new();
    struct figure_view view;
    const struct lesson_block block = { .kind = BLOCK_FIGURE, .name = "f", .text = text };
    bool changed = false;
    figure_view_open(&view, script, "f.md", &block);
    for (; *typed; typed++)
        assert_true(figure_view_type(&view, &(struct key) { (unsigned char)*typed, -1, -1 }));
    assert_true(figure_view_act(&view, ACT_CHECK, &changed));
    struct value at = slider_value(&view.figure->sliders[0], view.indices[0]);
    *value = value_number(&at);
    char *said = xprintf("%s", view.said);
    figure_view_release(&view);
    script_free(script);
    return said;
}

static void a_number_that_a_slider_does_not_have_is_told(void **state) {
    double value;
    (void)state;
    char *said = said_of("7", &value);
    assert_string_equal(said, "");
    assert_true(value == 7);
    free(said);
    said = said_of("2.6", &value);
    assert_string_equal(said, "bandwidth of the memory, GB/s: 3 is the nearest it has to 2.6.");
    assert_true(value == 3);
    free(said);
    said = said_of("4.4.4", &value);
    assert_string_equal(said, "'4.4.4' is not a number, so the slider stays.");
    assert_true(value == 5);
    free(said);
}

static void a_number_may_be_typed_as_it_is_computed(void **state) {
    static const struct {
        const char *typed;
        double value;
    } typed[] = { { "2^3", 8 }, { "18 / 3", 6 }, { "1e1/5", 2 }, { "2*(1+sqrt(4))", 6 } };
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        double value;
        char *said = said_of(typed[i].typed, &value);
        assert_string_equal(said, "");
        assert_true(value == typed[i].value);
        free(said);
    }
    double value;
    char *said = said_of("10/3", &value);
    assert_string_equal(said, "bandwidth of the memory, GB/s: 3 is the nearest it has to 10/3.");
    free(said);
    said = said_of("1/0", &value);
    assert_string_equal(said, "'1/0' is not a number, so the slider stays.");
    assert_true(value == 5);
    free(said);
}

static void a_reset_that_was_not_meant_is_taken_back(void **state) {
    struct script *script = script_new();
    struct figure_view view;
    const struct lesson_block block = { .kind = BLOCK_FIGURE, .name = "f", .text = text };
    bool changed = false;
    (void)state;
    figure_view_open(&view, script, "f.md", &block);
    assert_true(figure_view_act(&view, ACT_RESET, &changed)); // nothing to take away yet
    assert_false(changed);
    figure_view_act(&view, ACT_RIGHT, &changed);
    size_t moved = view.indices[0];
    assert_true(moved != view.figure->sliders[0].start);
    changed = false;
    figure_view_act(&view, ACT_RESET, &changed);
    assert_true(changed);
    assert_int_equal(view.indices[0], view.figure->sliders[0].start);
    assert_string_equal(view.said, "The sliders are where they began; once more brings them back.");
    changed = false;
    figure_view_act(&view, ACT_RESET, &changed);
    assert_true(changed);
    assert_int_equal(view.indices[0], moved);
    figure_view_release(&view);
    script_free(script);
}

// Rows of sliders that a window of so many rows has, of a figure with six.
static int sliders_in(int window) {
    struct script *script = script_new();
    struct figure_view view;
    const char *const declared = "local one = { default = 1, min = 1, max = 9, step = 1 }\n"
                                 "figure { title = 'f', sliders = { a = one, b = one, c = one,"
                                 " d = one, e = one, f = one },"
                                 " order = { 'a', 'b', 'c', 'd', 'e', 'f' },"
                                 " draw = function() return { line { { 1, 2 }, { 1, 2 } } } end }";
    const struct lesson_block block = { .kind = BLOCK_FIGURE, .name = "f", .text = declared };
    figure_view_open(&view, script, "f.md", &block);
    if (!view.figure) fail_msg("%s", view.error.text);
    figure_view_rows(&view, 40, window, false);
    int rows = view.slider_rows;
    figure_view_release(&view);
    script_free(script);
    return rows;
}

static void in_a_low_window_sliders_leave_the_plot_rows_to_be_read(void **state) {
    (void)state;
    assert_int_equal(sliders_in(22), 6);
    assert_int_equal(sliders_in(12), 4);
    assert_int_equal(sliders_in(10), 2);
    assert_int_equal(sliders_in(9), 2);
    assert_int_equal(sliders_in(7), 1);
    assert_int_equal(sliders_in(2), 1);
}

// Rows of the plot, its axes and its tables in a window of so many: one slider, a notice of one
// row.
static int picture_rows_in(int window, const char *series) {
    struct script *script = script_new();
    struct figure_view view;
    char *declared =
        xprintf("figure { title = 'f', notice = 'four', sliders = { a = { default = 1, min = 1, "
                "max = 9, step = 1 } }, draw = function() return { %s } end }",
                series);
    const struct lesson_block block = { .kind = BLOCK_FIGURE, .name = "f", .text = declared };
    figure_view_open(&view, script, "f.md", &block);
    if (!view.figure) fail_msg("%s", view.error.text);
    int rows = figure_view_rows(&view, 80, window, false) - view.slider_rows - view.notice_rows;
    figure_view_release(&view);
    script_free(script);
    free(declared);
    return rows;
}

static void where_a_table_takes_rows_of_the_plot_the_notice_waits_below_the_window(void **state) {
    (void)state;
    static const char plot[] = "line { { 1, 2 }, { 1, 2 } }";
    static const char both[] = "line { { 1, 2 }, { 1, 2 } }, table { columns = {}, rows = {} }";
    assert_int_equal(picture_rows_in(18, plot), 18 - 4);
    assert_int_equal(picture_rows_in(18, both), 18 - 1);
    assert_int_equal(picture_rows_in(12, plot), 12 - 1); // no plot is lower for a notice
    assert_int_equal(picture_rows_in(22, both), 22 - 4); // room for all
}

// Rows of the plot of a figure with ten sliders and a table of eight rows; the last slider has the
// keys.
static int plot_rows_above_a_table(int window, char **seen) {
    struct script *script = script_new();
    struct figure_view view;
    struct grid grid;
    struct strbuf all = { 0 };
    bool changed = false;
    const char *const declared =
        "local all, one = {}, { default = 1, min = 1, max = 9, step = 1 }\n"
        "for i = 0, 9 do all['s' .. i] = one end\n"
        "figure { title = 'f', x = { label = 'x' }, y = { label = 'y' }, sliders = all,"
        " draw = function() local r = {} for i = 1, 8 do r[i] = { i } end"
        " return { line { { 1, 2 }, { 1, 2 } }, table { columns = { 'n' }, rows = r } } end }";
    const struct lesson_block block = { .kind = BLOCK_FIGURE, .name = "f", .text = declared };
    figure_view_open(&view, script, "f.md", &block);
    if (!view.figure) fail_msg("%s", view.error.text);
    const struct figure_place place = { .rows = figure_view_rows(&view, 76, window, false),
                                        .cols = 76,
                                        .focus = true,
                                        .glyphs = GLYPHS_BRAILLE };
    for (int i = 0; i < 9; i++)
        figure_view_act(&view, ACT_DOWN, &changed);
    grid_init(&grid, 0, 76);
    figure_view_draw(&view, &grid, &place);
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { 0 }, &all);
    int rows = view.shown.rows;
    grid_release(&grid);
    figure_view_release(&view);
    script_free(script);
    *seen = strbuf_detach(&all);
    return rows;
}

static void many_sliders_and_a_table_leave_the_plot_seven_rows(void **state) {
    char *seen;
    (void)state;
    for (int window = 22; window < 50; window++) {
        int rows = plot_rows_above_a_table(window, &seen);
        if (rows < 7 || !strstr(seen, "▸ s9"))
            fail_msg("%d rows of plot in a window of %d:\n%s", rows, window, seen);
        free(seen);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_name_of_a_slider_is_shown_in_full_where_there_is_room),
        cmocka_unit_test(it_is_cut_before_it_takes_more_than_a_third_of_the_width),
        cmocka_unit_test(a_number_that_a_slider_does_not_have_is_told),
        cmocka_unit_test(in_a_low_window_sliders_leave_the_plot_rows_to_be_read),
        cmocka_unit_test(where_a_table_takes_rows_of_the_plot_the_notice_waits_below_the_window),
        cmocka_unit_test(many_sliders_and_a_table_leave_the_plot_seven_rows),
        cmocka_unit_test(a_number_may_be_typed_as_it_is_computed),
        cmocka_unit_test(a_reset_that_was_not_meant_is_taken_back),
        cmocka_unit_test(tracks_of_all_names_begin_in_one_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
