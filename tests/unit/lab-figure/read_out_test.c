// SPDX-License-Identifier: MIT
// Reading numbers off figures, cutting figures to a window, numbers as tables, pinned copies.
#include "tests/check.h"

#include "lab/cells/grid.h"
#include "lab/figure/chart.h"
#include "lab/figure/read_out.h"
#include "tests/figures/samples.h"

static const struct figure_size size = { 20, 70 };
static const double xs[] = { 0, 1, 2, 3, 4 }, ys[] = { 0, 10, 20, 10, 0 };

static struct figure roof(void) {
    struct figure figure = sample_figure("roof", "x", "y");
    sample_points(&figure, SERIES_LINE, "roof", 5, xs, ys);
    return figure;
}

static void assert_reads(const struct figure *figure, const struct figure_cursor *cursor,
                         const char *words) {
    struct strbuf out = { 0 };
    figure_cursor_words(figure, size, cursor, &out);
    assert_string_equal(strbuf_text(&out), words);
    strbuf_release(&out);
}

static void the_cursor_walks_points_in_the_order_of_x(void **state) {
    (void)state;
    struct figure figure = sample_figure("", "x", "");
    struct figure_cursor cursor = { 0 };
    sample_points(&figure, SERIES_SCATTER, "s", 4, (const double[]) { 3, 1, 2, 2 },
                  (const double[]) { 30, 10, 20, 21 });
    assert_true(figure_cursor_first(&figure, size, &cursor));
    assert_reads(&figure, &cursor, "x = 1; s: 10");
    assert_true(figure_cursor_move(&figure, size, 1, 0, &cursor));
    assert_reads(&figure, &cursor, "x = 2; s: 20");
    assert_true(figure_cursor_move(&figure, size, 1, 0, &cursor));
    assert_reads(&figure, &cursor, "x = 2; s: 21");
    assert_true(figure_cursor_move(&figure, size, 1, 0, &cursor));
    assert_false(figure_cursor_move(&figure, size, 1, 0, &cursor));
    assert_true(figure_cursor_move(&figure, size, -1, 0, &cursor));
    assert_reads(&figure, &cursor, "x = 2; s: 21");
    figure_release(&figure);
}

static void every_series_is_read_at_x_and_lines_between_their_points_with_a_sign(void **state) {
    (void)state;
    struct figure figure = roof();
    struct figure_cursor cursor = { 1, 0 };
    sample_points(&figure, SERIES_SCATTER, "dots", 2, (const double[]) { 0.5, 1 },
                  (const double[]) { 7, 8 });
    assert_reads(&figure, &cursor, "x = 0.5; roof: ≈ 5; dots: 7");
    cursor.point = 1;
    assert_reads(&figure, &cursor, "x = 1; roof: 10; dots: 8");
    assert_true(figure_cursor_move(&figure, size, 0, -1, &cursor));
    assert_int_equal(cursor.series, 0);
    assert_int_equal(cursor.point, 1);
    assert_false(figure_cursor_move(&figure, size, 0, -1, &cursor));
    figure_release(&figure);
}

// On log axes a straight piece is a power law: half-way from (1, 1) to (100, 10000) is (10, 100).
static void between_points_a_log_axis_counts_in_logarithms(void **state) {
    (void)state;
    struct figure figure = sample_figure("", "x", "y");
    figure.x.log = figure.y.log = true;
    sample_points(&figure, SERIES_LINE, "law", 2, (const double[]) { 1, 100 },
                  (const double[]) { 1, 10000 });
    sample_points(&figure, SERIES_SCATTER, "at", 1, (const double[]) { 10 },
                  (const double[]) { 5 });
    assert_reads(&figure, &(struct figure_cursor) { 1, 0 }, "x = 10; law: ≈ 100; at: 5");
    figure_release(&figure);
}

static void bars_bins_and_tiles_are_read_too(void **state) {
    (void)state;
    static const char *const names[] = { "one", "two" };
    struct figure figure = sample_figure("", "group", "error");
    struct series *bars =
        sample_points(&figure, SERIES_BARS, "mean", 2, NULL, (const double[]) { 1, 2 });
    bars->names = names;
    bars->low = sample_numbers(&figure, (const double[]) { 0.5, 1.5 }, 2);
    bars->high = sample_numbers(&figure, (const double[]) { 1.5, 2.5 }, 2);
    assert_reads(&figure, &(struct figure_cursor) { 0, 1 }, "two; mean: 2 (1.5 to 2.5)");
    figure_release(&figure);

    figure = sample_figure("", "value", "count");
    struct series *histogram =
        sample_points(&figure, SERIES_HISTOGRAM, "", 4, NULL, (const double[]) { 0, 0.1, 0.9, 1 });
    histogram->bins = 2;
    assert_reads(&figure, &(struct figure_cursor) { 0, 1 }, "value = 0.5 to 1; count: 2");
    figure_release(&figure);

    figure = sample_figure("", "column", "row");
    struct series *heat = sample_add(&figure, SERIES_HEAT, "share");
    heat->rows = heat->cols = 2;
    heat->heat = sample_numbers(&figure, (const double[]) { 1, 2, 3, 4 }, 4);
    struct figure_cursor cursor = { 0, 0 };
    assert_reads(&figure, &cursor, "column = 1, row = 1; share: 1");
    assert_true(figure_cursor_move(&figure, size, 0, 1, &cursor)); // down: the first row is on top
    assert_reads(&figure, &cursor, "column = 1, row = 2; share: 3");
    assert_false(figure_cursor_move(&figure, size, 0, 1, &cursor));
    figure_release(&figure);
}

static void a_place_of_the_plot_finds_the_nearest_point(void **state) {
    (void)state;
    struct figure figure = roof();
    struct figure_cursor cursor = { 0 };
    assert_true(figure_cursor_near(&figure, size, 0.5, 0.95, &cursor));
    assert_int_equal(cursor.point, 2);
    assert_true(figure_cursor_near(&figure, size, 0.99, 0.1, &cursor));
    assert_int_equal(cursor.point, 4);
    figure_release(&figure);
    struct figure table = sample_figure("", "", "");
    sample_add(&table, SERIES_TABLE, "");
    assert_false(figure_cursor_near(&table, size, 0.5, 0.5, &cursor));
    assert_false(figure_cursor_first(&table, size, &cursor));
    figure_release(&table);
}

// The first series that was drawn, and of a series the first point: what is read does not depend on
// the order of the walk.
static void of_points_equally_near_the_first_is_found(void **state) {
    (void)state;
    struct figure figure = sample_figure("", "x", "y");
    struct figure_cursor cursor = { 9, 9 };
    figure.x.to = figure.y.to = 4;
    sample_points(&figure, SERIES_SCATTER, "a", 4, (const double[]) { 0, 1, 3, 4 },
                  (const double[]) { 0, 2, 2, 4 });
    sample_points(&figure, SERIES_SCATTER, "b", 2, (const double[]) { 1, 3 },
                  (const double[]) { 2, 2 });
    assert_true(figure_cursor_at(&figure, size, 2, NAN, &cursor)); // between x = 1 and x = 3
    assert_int_equal(cursor.series, 0);
    assert_int_equal(cursor.point, 1);
    cursor = (struct figure_cursor) { 9, 9 };
    assert_true(figure_cursor_at(&figure, size, 3, 2, &cursor)); // on a point of both
    assert_int_equal(cursor.series, 0);
    assert_int_equal(cursor.point, 2);
    cursor = (struct figure_cursor) { 9, 9 };
    assert_true(figure_cursor_near(&figure, size, 0.5, 0.5, &cursor));
    assert_int_equal(cursor.series, 0);
    assert_int_equal(cursor.point, 1);
    figure_release(&figure);
}

static void a_number_or_a_name_of_the_axis_finds_its_point(void **state) {
    (void)state;
    struct figure figure = roof();
    struct figure_cursor cursor = { 0 };
    assert_true(figure_cursor_at(&figure, size, 2.6, NAN, &cursor));
    assert_int_equal(cursor.point, 3);
    assert_true(figure_cursor_at(&figure, size, 2.4, 20, &cursor));
    assert_int_equal(cursor.point, 2);
    assert_true(figure_cursor_at(&figure, size, 0, 0, &cursor));
    assert_int_equal(cursor.point, 0);
    assert_false(figure_cursor_named(&figure, size, "roof", &cursor));
    figure_release(&figure);

    figure = sample_figure("", "x", ""); // 40 is nearer to 1, and in logarithms to 100
    sample_points(&figure, SERIES_SCATTER, "s", 2, (const double[]) { 1, 100 },
                  (const double[]) { 1, 2 });
    assert_true(figure_cursor_at(&figure, size, 9, NAN, &cursor));
    assert_int_equal(cursor.point, 0);
    assert_true(figure_cursor_at(&figure, size, 40, NAN, &cursor));
    assert_int_equal(cursor.point, 0);
    figure.x.log = true;
    assert_true(figure_cursor_at(&figure, size, 40, NAN, &cursor));
    assert_int_equal(cursor.point, 1);
    figure_release(&figure);

    static const char *const names[] = { "one", "Two" };
    figure = sample_figure("", "group", "error");
    sample_points(&figure, SERIES_BARS, "mean", 2, NULL, (const double[]) { 1, 2 })->names = names;
    assert_true(figure_cursor_named(&figure, size, "two", &cursor));
    assert_reads(&figure, &cursor, "Two; mean: 2");
    assert_false(figure_cursor_named(&figure, size, "three", &cursor));
    figure_release(&figure);
}

// The roof from 0.5 to 1.5 runs from 5 to 15; its own point at 1 stays, the ends are no points.
static void a_window_cuts_lines_where_they_leave_it(void **state) {
    (void)state;
    struct figure figure = roof(), cropped;
    figure.x.from = 0.5, figure.x.to = 1.5;
    figure.series->marks = true;
    figure_crop(&figure, &cropped);
    const struct series *line = cropped.series;
    double x[8], y[8];
    size_t n = 0, edges = 0;
    for (size_t i = 0; i < line->n; i++) {
        if (!isfinite(line->y[i])) continue;
        x[n] = line->x[i], y[n++] = line->y[i];
        edges += chart_is_edge(line, i);
    }
    assert_int_equal(n, 3);
    assert_int_equal(edges, 2);
    for (size_t i = 0; i < 3; i++) {
        assert_true(x[i] == 0.5 + 0.5 * (double)i);
        assert_true(y[i] == 5 + 5.0 * (double)i);
    }
    struct chart chart;
    chart_init(&chart, &cropped, 60, 16);
    assert_true(chart.across.scale.low == 0.5 && chart.across.scale.high == 1.5);
    assert_int_equal(left_out_total(&chart.left_out), 0);
    chart_release(&chart);
    figure_release(&cropped);
    figure_release(&figure);
}

static void a_window_leaves_out_points_and_cuts_bars(void **state) {
    (void)state;
    struct figure figure = sample_figure("", "x", "y"), cropped;
    sample_points(&figure, SERIES_SCATTER, "s", 5, xs, ys);
    sample_points(&figure, SERIES_LINE, "far", 2, (const double[]) { 9, 10 },
                  (const double[]) { 1, 1 });
    figure.x.from = 1, figure.x.to = 3, figure.y.from = 5, figure.y.to = 15;
    figure_crop(&figure, &cropped);
    assert_int_equal(cropped.series[0].n, 2);
    for (size_t i = 0; i < cropped.series[1].n; i++)
        assert_false(isfinite(cropped.series[1].y[i]));
    figure_release(&cropped);
    figure_release(&figure);
}

static void limits_say_what_can_be_zoomed_and_what_can_be_logarithmic(void **state) {
    (void)state;
    struct figure figure = roof();
    struct figure_limits limits = figure_limits(&figure, size);
    assert_true(limits.x && limits.y && limits.x_positive && limits.y_positive);
    assert_true(limits.x_low == 0 && limits.x_high == 4 && limits.y_low == 0 &&
                limits.y_high == 20);
    assert_false(limits.from_zero);
    figure_release(&figure);
    figure = sample_figure("", "", "");
    sample_points(&figure, SERIES_BARS, "", 2, xs, (const double[]) { -1, -2 });
    limits = figure_limits(&figure, size);
    assert_true(!limits.x && limits.y && !limits.y_positive && limits.from_zero);
    figure_release(&figure);
}

static void a_pinned_copy_has_its_twins_colour_a_hollow_mark_and_one_key(void **state) {
    (void)state;
    struct figure figure = roof();
    sample_points(&figure, SERIES_SCATTER, "s", 5, xs, ys);
    sample_points(&figure, SERIES_LINE, "roof, pinned", 5, xs, ys)->twin = 1;
    sample_points(&figure, SERIES_SCATTER, "s, pinned", 5, xs, ys)->twin = 2;
    struct chart chart;
    chart_init(&chart, &figure, 60, 16);
    assert_int_equal(chart.series[2].color, chart.series[0].color);
    assert_int_equal(chart.series[2].dash, DASH_PINNED);
    assert_int_not_equal(chart.series[3].mark, chart.series[1].mark);
    assert_string_equal(chart_key_text(&chart.series[2]), "pinned");
    assert_int_equal(chart.n_keys, 3);
    assert_false(chart_has_key(&chart.series[3]));
    chart_release(&chart);
    figure_release(&figure);
}

static void the_nameless_other_side_of_a_band_looks_like_the_named_one(void **state) {
    (void)state;
    struct figure figure = roof();
    sample_points(&figure, SERIES_LINE, "95%", 5, xs, ys);
    sample_points(&figure, SERIES_LINE, "", 5, xs, ys);
    sample_points(&figure, SERIES_LINE, "next", 5, xs, ys);
    struct chart chart;
    chart_init(&chart, &figure, 60, 16);
    assert_int_equal(chart.series[2].color, chart.series[1].color);
    assert_int_equal(chart.series[2].dash, chart.series[1].dash);
    assert_int_equal(chart.series[3].color, 2);
    assert_int_equal(chart.n_keys, 3);
    chart_release(&chart);
    figure_release(&figure);
}

static void series_with_the_same_x_share_a_table(void **state) {
    (void)state;
    struct figure figure = roof();
    struct strbuf out = { 0 };
    sample_points(&figure, SERIES_SCATTER, "dots", 5, xs, xs);
    sample_points(&figure, SERIES_MARK, "top", 1, (const double[]) { 2 }, (const double[]) { 20 });
    figure_table(&figure, 60, false, &out);
    assert_string_equal(strbuf_text(&out), "x  roof  dots\n"
                                           "─  ────  ────\n"
                                           "0     0     0\n"
                                           "1    10     1\n"
                                           "2    20     2\n"
                                           "3    10     3\n"
                                           "4     0     4\n"
                                           "\n"
                                           "top\n"
                                           "x   y\n"
                                           "─  ──\n"
                                           "2  20\n");
    strbuf_release(&out);
    figure_release(&figure);
}

static void numbers_in_a_narrow_table_lose_digits_and_not_their_ends(void **state) {
    static const double at[] = { 0.7368421052631579, 2.631578947368421 },
                        small[] = { 3.174563e-5, 1.714997e-4 };
    (void)state;
    struct figure figure = sample_figure("", "clip", "error");
    struct strbuf out = { 0 };
    sample_points(&figure, SERIES_LINE, "one", 2, at, small);
    sample_points(&figure, SERIES_LINE, "two", 2, at, small);
    figure_table(&figure, 30, false, &out);
    assert_null(strstr(strbuf_text(&out), "…"));
    assert_non_null(strstr(strbuf_text(&out), "e-5"));
    strbuf_release(&out);
    figure_table(&figure, 60, false, &out);
    assert_non_null(strstr(strbuf_text(&out), "3.174563e-5"));
    strbuf_release(&out);
    figure_release(&figure);
}

static void the_same_tables_are_heard_row_by_row(void **state) {
    static const double thirds[] = { 1 / 3.0, 2 / 3.0 }, at[] = { 1, 2 };
    (void)state;
    struct figure figure = roof();
    struct strbuf out = { 0 };
    sample_points(&figure, SERIES_SCATTER, "dots", 5, xs, xs);
    sample_points(&figure, SERIES_MARK, "top", 2, at, thirds);
    figure_spoken_table(&figure, 4, &out);
    assert_string_equal(strbuf_text(&out), "x: 0; roof: 0; dots: 0.\n"
                                           "x: 1; roof: 10; dots: 1.\n"
                                           "x: 2; roof: 20; dots: 2.\n"
                                           "x: 3; roof: 10; dots: 3.\n"
                                           "x: 4; roof: 0; dots: 4.\n"
                                           "top:\n"
                                           "x: 1; y: 0.3333.\n"
                                           "x: 2; y: 0.6667.\n");
    strbuf_release(&out);
    figure_release(&figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cursor_walks_points_in_the_order_of_x),
        cmocka_unit_test(every_series_is_read_at_x_and_lines_between_their_points_with_a_sign),
        cmocka_unit_test(between_points_a_log_axis_counts_in_logarithms),
        cmocka_unit_test(bars_bins_and_tiles_are_read_too),
        cmocka_unit_test(a_place_of_the_plot_finds_the_nearest_point),
        cmocka_unit_test(of_points_equally_near_the_first_is_found),
        cmocka_unit_test(a_number_or_a_name_of_the_axis_finds_its_point),
        cmocka_unit_test(a_window_cuts_lines_where_they_leave_it),
        cmocka_unit_test(a_window_leaves_out_points_and_cuts_bars),
        cmocka_unit_test(limits_say_what_can_be_zoomed_and_what_can_be_logarithmic),
        cmocka_unit_test(a_pinned_copy_has_its_twins_colour_a_hollow_mark_and_one_key),
        cmocka_unit_test(the_nameless_other_side_of_a_band_looks_like_the_named_one),
        cmocka_unit_test(series_with_the_same_x_share_a_table),
        cmocka_unit_test(numbers_in_a_narrow_table_lose_digits_and_not_their_ends),
        cmocka_unit_test(the_same_tables_are_heard_row_by_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
