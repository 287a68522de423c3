// SPDX-License-Identifier: MIT
// Drawing stays inside its rectangle at any size and with any numbers; slider steps do not move the
// plot.
#include "tests/check.h"

#include <stdlib.h>

#include "lab/figure/draw.h"
#include "tests/figures/samples.h"

static const uint32_t outside = 0x2603;

// Draws at (2, 3) of a grid full of snowmen and looks whether any around the rectangle is gone.
static void draw_inside(const struct figure *figure, int rows, int cols, enum glyphs glyphs) {
    struct figure_look look = { .glyphs = glyphs, .legend = true, .title = true };
    struct grid grid;
    grid_init(&grid, rows + 4, cols + 6);
    grid.max_rows = rows + 4;
    grid_fill(&grid, 0, 0, rows + 4, cols + 6, outside, STYLE_TEXT);
    figure_draw(figure, &grid, 2, 3, rows, cols, &look);
    int strays = 0;
    for (int r = 0; r < rows + 4; r++)
        for (int c = 0; c < cols + 6; c++) {
            bool inside = r >= 2 && r < rows + 2 && c >= 3 && c < cols + 3;
            if (inside || grid_cell(&grid, r, c)->base == outside) continue;
            print_error("'%s' at %dx%d writes outside, at row %d column %d\n", figure->title, cols,
                        rows, r - 2, c - 3);
            strays++;
        }
    assert_int_equal(strays, 0);
    grid_release(&grid);
}

static void samples_stay_inside_at_every_size(void **state) {
    (void)state;
    static const int sizes[] = { 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 40, 60 };
    enum { N = sizeof sizes / sizeof *sizes };
    for (int i = 0; i < SAMPLES; i++) {
        struct figure figure = samples[i].make();
        for (int r = 0; r < N; r++)
            for (int c = 0; c < N; c++)
                draw_inside(&figure, sizes[r], sizes[c] * 2 - 1, (enum glyphs)((r + c) % 3));
        draw_inside(&figure, 60, 220, GLYPHS_BRAILLE);
        figure_release(&figure);
    }
}

static double wild_number(uint64_t *seed) {
    double kind = sample_random(seed), size = pow(10, 640 * sample_random(seed) - 320);
    if (kind < 0.05) return NAN;
    if (kind < 0.1) return kind < 0.07 ? INFINITY : -INFINITY;
    if (kind < 0.2) return 0;
    if (kind < 0.6) return floor(20 * sample_random(seed)) - 10;
    return kind < 0.8 ? size : -size;
}

static void add_wild_series(struct figure *figure, uint64_t *seed) {
    static const char *const names[] = { "a", "b", "a long name \xe6\x97\xa5\xe6\x9c\xac", "",
                                         "d" };
    static const char *const labels[] = { "", "label", "a rather long label of a series",
                                          "\x1b[2J" };
    struct series *series = sample_add(figure, (enum series_kind)(8 * sample_random(seed)),
                                       labels[(int)(4 * sample_random(seed))]);
    size_t n = (size_t)(30 * sample_random(seed));
    double *numbers = sample_numbers(figure, NULL, 200);
    for (int i = 0; i < 200; i++)
        numbers[i] = wild_number(seed);
    series->n = n;
    series->marks = sample_random(seed) < 0.5;
    series->bins = sample_random(seed) < 0.5 ? 0 : (size_t)(300 * sample_random(seed));
    series->x = numbers;
    series->y = numbers + 40;
    if (series->kind == SERIES_HISTOGRAM) series->x = NULL;
    if (series->kind == SERIES_RULE && n % 2) series->x = NULL;
    if (series->kind == SERIES_BARS && n > 2)
        series->low = numbers + 80, series->high = numbers + 9;
    if (series->kind == SERIES_BARS && n <= 5) series->names = names;
    if (series->kind == SERIES_HEAT) series->heat = numbers, series->rows = n / 5, series->cols = 5;
    if (series->kind == SERIES_HEAT && n % 2) series->x = series->y = NULL;
    if (series->kind == SERIES_TABLE)
        series->columns = series->cells = names, series->rows = 2, series->cols = 2;
}

static void exports_do_not_fail(const struct figure *figure) {
    struct strbuf out = { 0 };
    figure_describe(figure, &out);
    figure_csv(figure, &out);
    figure_json(figure, &out);
    figure_svg(figure, &out);
    strbuf_release(&out);
}

static void wild_figures_stay_inside_and_export(void **state) {
    (void)state;
    uint64_t seed = 6;
    for (int round = 0; round < 1500; round++) {
        struct figure figure = sample_figure("wild", "x", round % 3 ? "y (unit)" : "");
        figure.x.log = sample_random(&seed) < 0.3;
        figure.y.log = sample_random(&seed) < 0.3;
        for (int s = (int)(6 * sample_random(&seed)); s > 0; s--)
            add_wild_series(&figure, &seed);
        draw_inside(&figure, 1 + (int)(60 * sample_random(&seed)),
                    1 + (int)(220 * sample_random(&seed)), (enum glyphs)(round % 3));
        if (round % 5 == 0) exports_do_not_fail(&figure);
        figure_release(&figure);
    }
}

static void left_edge_stays_while_numbers_change(void **state) {
    (void)state;
    static const double x[] = { 0, 1 };
    for (int e = -9; e <= 9; e++) {
        double y[] = { 0, pow(10, e) * 1.7 };
        struct figure figure = sample_figure("t", "x", "y");
        sample_points(&figure, SERIES_LINE, "", 2, x, y);
        struct grid grid;
        struct figure_look look = { .glyphs = GLYPHS_BRAILLE, .legend = true, .title = true };
        grid_init(&grid, 20, 78);
        figure_draw(&figure, &grid, 0, 0, 20, 78, &look);
        assert_int_equal(grid_cell(&grid, 17, 6)->base, 0x2514); // └
        grid_release(&grid);
        figure_release(&figure);
    }
}

static void a_mark_at_the_edge_keeps_its_label_inside(void **state) {
    (void)state;
    static const double x[] = { 0, 1 }, y[] = { 0, 1 };
    for (int corner = 0; corner < 4; corner++) {
        struct figure figure = sample_figure("", "", "");
        sample_points(&figure, SERIES_LINE, "", 2, x, y);
        sample_points(&figure, SERIES_MARK, "best point", 1, &x[corner % 2], &y[corner / 2]);
        struct grid grid;
        struct figure_look look = { .glyphs = GLYPHS_BRAILLE };
        struct strbuf out = { 0 };
        grid_init(&grid, 12, 50);
        figure_draw(&figure, &grid, 0, 0, 12, 50, &look);
        grid_print(&grid, 0, 12, &(struct grid_print_options) { 0 }, &out);
        assert_non_null(strstr(out.at, "best point"));
        strbuf_release(&out);
        grid_release(&grid);
        figure_release(&figure);
    }
}

static void assert_apart(const struct figure *figure, int rows, int cols) {
    struct grid grid;
    struct figure_look look = { .glyphs = GLYPHS_BRAILLE };
    struct strbuf out = { 0 };
    grid_init(&grid, rows, cols);
    figure_draw(figure, &grid, 0, 0, rows, cols, &look);
    grid_print(&grid, 0, rows, &(struct grid_print_options) { 0 }, &out);
    if (strstr(out.at, "AB") || strstr(out.at, "BA"))
        fail_msg("labels touch at %dx%d:\n%s", cols, rows, out.at);
    strbuf_release(&out);
    grid_release(&grid);
}

// An upright rule and a mark in a low plot, at many distances from one another.
static void labels_do_not_touch_one_another(void **state) {
    (void)state;
    static const double x[] = { 0, 1 }, y[] = { 0, 1 };
    for (int step = 0; step <= 40; step++) {
        const double rule = step / 40.0, at_x = 0.95, at_y = 0.9;
        struct figure figure = sample_figure("", "", "");
        sample_points(&figure, SERIES_LINE, "", 2, x, y);
        sample_points(&figure, SERIES_RULE, "AAAAAAAAAA", 1, &rule, NULL);
        sample_points(&figure, SERIES_MARK, "BBBBBBBBBB", 1, &at_x, &at_y);
        for (int cols = 36; cols < 60; cols++)
            assert_apart(&figure, 9, cols);
        figure_release(&figure);
    }
}

// A mark on a curve that falls to a level rule, whose label fills half of the plot.
static void the_label_of_a_mark_gives_way_to_that_of_a_rule(void **state) {
    (void)state;
    static const double rule = 1;
    for (int bits = 3; bits <= 6; bits++) {
        struct figure figure = sample_figure("", "", "");
        double x[15], y[15];
        for (int i = 0; i < 15; i++) {
            x[i] = i + 2;
            y[i] = 16 / (x[i] + 0.25);
        }
        sample_points(&figure, SERIES_LINE, "", 15, x, y)->marks = true;
        sample_points(&figure, SERIES_RULE, "AAAAAAAAAAAAAAAAAA", 1, NULL, &rule);
        sample_points(&figure, SERIES_MARK, "BBBBB", 1, &x[bits - 2], &y[bits - 2]);
        for (int cols = 36; cols < 44; cols++)
            for (int rows = 5; rows < 9; rows++)
                assert_apart(&figure, rows, cols);
        figure_release(&figure);
    }
}

static int count_points(const struct figure *figure, int rows, int cols) {
    struct grid grid;
    struct figure_look look = { .glyphs = GLYPHS_BRAILLE };
    int n = 0;
    grid_init(&grid, rows, cols);
    figure_draw(figure, &grid, 0, 0, rows, cols, &look);
    for (int row = 0; row < rows; row++)
        for (int col = 0; col < cols; col++)
            n += grid_cell(&grid, row, col)->base == 0x25CF; // ●
    grid_release(&grid);
    return n;
}

// Sixteen points on a rising line, and two rules that cross and a mark on the same one of them.
static void labels_cover_no_point_where_there_is_room(void **state) {
    (void)state;
    double at[16];
    for (int i = 0; i < 16; i++)
        at[i] = i;
    for (int on = 0; on < 16; on++) {
        struct figure figure = sample_figure("", "", "");
        sample_points(&figure, SERIES_SCATTER, "", 16, at, at);
        sample_points(&figure, SERIES_RULE, "value 0", 1, &at[on], NULL);
        sample_points(&figure, SERIES_RULE, "its code", 1, NULL, &at[on]);
        sample_points(&figure, SERIES_MARK, "what is marked, in a few words", 1, &at[on], &at[on]);
        for (int cols = 72; cols < 120; cols += 3)
            for (int rows = 18; rows < 40; rows++) {
                int n = count_points(&figure, rows, cols);
                if (n != 15) // all but the marked one
                    fail_msg("%d of 15 points are seen at %dx%d, mark %d", n, cols, rows, on);
            }
        figure_release(&figure);
    }
}

// A label so long that no place beside, above or below its mark holds it where it would like to
// stand.
static void a_long_label_is_moved_inside_and_stays_whole(void **state) {
    (void)state;
    static const double x[] = { 0, 1 }, y[] = { 0, 1 }, at[] = { 0.3, 0.5 };
    static const char label[] = "a label that is thirty columns";
    struct figure figure = sample_figure("", "", "");
    sample_points(&figure, SERIES_LINE, "", 2, x, y);
    sample_points(&figure, SERIES_MARK, label, 1, &at[0], &at[1]);
    struct grid grid;
    struct figure_look look = { .glyphs = GLYPHS_BRAILLE };
    struct strbuf out = { 0 };
    grid_init(&grid, 12, 50);
    figure_draw(&figure, &grid, 0, 0, 12, 50, &look);
    grid_print(&grid, 0, 12, &(struct grid_print_options) { 0 }, &out);
    assert_non_null(strstr(out.at, label));
    strbuf_release(&out);
    grid_release(&grid);
    figure_release(&figure);
}

// A processor's name may be long; what stands before it is the measurement.
static void an_entry_wider_than_the_legend_is_cut_and_not_left_out(void **state) {
    (void)state;
    static const double x[] = { 0, 1 }, y[] = { 0, 1 };
    struct figure figure = sample_figure("", "", "GFLOP/s");
    sample_points(&figure, SERIES_LINE, "31.8 GB/s; a processor with a name of many words", 2, x,
                  y);
    sample_points(&figure, SERIES_LINE, "short", 2, x, y);
    struct grid grid;
    struct figure_look look = { .glyphs = GLYPHS_BRAILLE, .legend = true };
    struct strbuf out = { 0 };
    grid_init(&grid, 14, 40);
    figure_draw(&figure, &grid, 0, 0, 14, 40, &look);
    grid_print(&grid, 0, 14, &(struct grid_print_options) { 0 }, &out);
    if (!strstr(out.at, "─── 31.8 GB/s; a processor") || !strstr(out.at, "short"))
        fail_msg("the legend is not there:\n%s", out.at);
    strbuf_release(&out);
    grid_release(&grid);
    figure_release(&figure);
}

static void lines_have_no_gaps(void **state) {
    (void)state;
    uint64_t seed = 8;
    for (int round = 0; round < 300; round++) {
        struct canvas canvas;
        canvas_init(&canvas, 10, 20, GLYPHS_BRAILLE);
        int x0 = (int)(40 * sample_random(&seed)), y0 = (int)(40 * sample_random(&seed));
        int x1 = (int)(40 * sample_random(&seed)), y1 = (int)(40 * sample_random(&seed));
        canvas_line(&canvas, x0, y0, x1, y1, STYLE_SERIES_1, NULL, false);
        int dots = 0;
        for (int cell = 0; cell < 200; cell++)
            dots += __builtin_popcount(canvas.bits[cell]);
        int longer = abs(x1 - x0) > abs(y1 - y0) ? abs(x1 - x0) : abs(y1 - y0);
        assert_int_equal(dots, longer + 1);
        canvas_release(&canvas);
    }
}

static void bins_hold_every_value_and_whole_numbers_have_their_own(void **state) {
    (void)state;
    static const double codes[] = { -8, -8, -1, 0, 0, 0, 7, NAN };
    struct figure figure = sample_figure("", "", "");
    struct series *series = sample_add(&figure, SERIES_HISTOGRAM, "");
    series->n = 8;
    series->y = codes;
    struct chart chart;
    chart_init(&chart, &figure, 70, 15);
    const struct histogram *histogram = &chart.series[0].histogram;
    assert_int_equal(histogram->n, 16);
    assert_true(histogram->counts[0] == 2 && histogram->counts[8] == 3 &&
                histogram->counts[15] == 1);
    assert_true(histogram_edge(histogram, 0) == -8.5 && histogram_edge(histogram, 16) == 7.5);
    assert_int_equal(chart.left_out.nan, 1);
    chart_release(&chart);
    figure_release(&figure);
    figure = sample_histogram();
    chart_init(&chart, &figure, 70, 15);
    double total = 0;
    for (size_t i = 0; i < chart.series[0].histogram.n; i++)
        total += chart.series[0].histogram.counts[i];
    assert_true(total == 65536);
    assert_in_range(chart.series[0].histogram.n, 60, 70);
    chart_release(&chart);
    figure_release(&figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_stay_inside_at_every_size),
        cmocka_unit_test(wild_figures_stay_inside_and_export),
        cmocka_unit_test(left_edge_stays_while_numbers_change),
        cmocka_unit_test(a_mark_at_the_edge_keeps_its_label_inside),
        cmocka_unit_test(labels_do_not_touch_one_another),
        cmocka_unit_test(the_label_of_a_mark_gives_way_to_that_of_a_rule),
        cmocka_unit_test(labels_cover_no_point_where_there_is_room),
        cmocka_unit_test(a_long_label_is_moved_inside_and_stays_whole),
        cmocka_unit_test(an_entry_wider_than_the_legend_is_cut_and_not_left_out),
        cmocka_unit_test(lines_have_no_gaps),
        cmocka_unit_test(bins_hold_every_value_and_whole_numbers_have_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
