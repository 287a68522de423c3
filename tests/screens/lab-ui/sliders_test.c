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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_name_of_a_slider_is_shown_in_full_where_there_is_room),
        cmocka_unit_test(it_is_cut_before_it_takes_more_than_a_third_of_the_width),
        cmocka_unit_test(tracks_of_all_names_begin_in_one_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
