// SPDX-License-Identifier: MIT
// Descriptions say what is true of the data: directions, extremes, constants, counts of what was
// left out.

#include "tests/check.h"

#include "lab/figure/words.h"
#include "tests/figures/samples.h"

static void assert_says(struct figure *figure, const char *sentence) {
    struct strbuf out = { 0 };
    figure_describe(figure, &out);
    bool said = strstr(out.at, sentence) != NULL;
    if (!said) print_error("not said: %s\nbut: %s\n", sentence, out.at);
    assert_true(said);
    strbuf_release(&out);
}

static void assert_line_says(size_t n, const double *y, const char *sentence) {
    double x[16];
    for (size_t i = 0; i < n; i++)
        x[i] = (double)i;
    struct figure figure = sample_figure("", "x", "y");
    sample_points(&figure, SERIES_LINE, "a", n, x, y);
    assert_says(&figure, sentence);
    figure_release(&figure);
}

static void a_line_is_said_to_run_as_it_runs(void **state) {
    (void)state;
    assert_line_says(3, (double[]) { 1, 2, 5 }, "'a' rises from 1 at x = 0 to 5 at x = 2.");
    assert_line_says(3, (double[]) { 5, 5, 1 }, "'a' falls from 5 at x = 0 to 1 at x = 2.");
    assert_line_says(
        3, (double[]) { 5, 1, 4 },
        "'a' falls from 5 at x = 0 to its minimum 1 at x = 1, then rises to 4 at x = 2.");
    assert_line_says(
        3, (double[]) { 0, 3, 1 },
        "'a' rises from 0 at x = 0 to its maximum 3 at x = 1, then falls to 1 at x = 2.");
    assert_line_says(3, (double[]) { 2, 2, 2 }, "'a' is constant at 2.");
    assert_line_says(1, (double[]) { 7 }, "'a' is one point, 7 at x = 0.");
    assert_line_says(4, (double[]) { 0, 9, 1, 8 }, "'a' goes up and down from 0 at x = 0");
    assert_line_says(4, (double[]) { 0, 50, 49.9, 100 }, "'a' mostly rises from 0");
    assert_line_says(2, (double[]) { NAN, INFINITY }, "There is no data to show.");
}

static void points_are_read_in_the_order_of_x(void **state) {
    (void)state;
    static const double x[] = { 3, 1, 2 }, y[] = { 30, 10, 20 };
    struct run run = run_of(x, y, 3, false, false);
    assert_int_equal(run.kind, RUN_RISES);
    assert_true(run.first.x == 1 && run.last.x == 3);
}

static void runs_of_random_data_keep_their_promises(void **state) {
    (void)state;
    uint64_t seed = 5;
    for (int round = 0; round < 3000; round++) {
        double x[12], y[12];
        size_t n = 2 + (size_t)(10 * sample_random(&seed));
        for (size_t i = 0; i < n; i++) {
            x[i] = (double)i;
            y[i] = floor(4 * sample_random(&seed));
        }
        struct run run = run_of(x, y, n, false, false);
        bool rises = true, falls = true;
        for (size_t i = 1; i < n; i++) {
            rises &= y[i] >= y[i - 1];
            falls &= y[i] <= y[i - 1];
        }
        assert_int_equal(run.kind == RUN_RISES, rises && !falls);
        assert_int_equal(run.kind == RUN_FALLS, falls && !rises);
        assert_int_equal(run.kind == RUN_CONSTANT, rises && falls);
        for (size_t i = 0; i < n; i++)
            assert_true(run.lowest.y <= y[i] && run.highest.y >= y[i]);
    }
}

static void samples_are_described_with_their_numbers(void **state) {
    (void)state;
    static const struct {
        struct figure (*make)(void);
        const char *sentence;
    } cases[] = {
        { sample_bits, "With n = 16, seed = 2. Across: bits, from 2 to 8. Up: MSE, logarithmic, "
                       "from 2.441e-5 to 0.331." },
        { sample_bits, "'measured' falls from 0.331 at bits = 2 to 2.68e-5 at bits = 8." },
        { sample_clip, "then rises to" },
        { sample_entropy, "'ln 10' is the line entropy = 2.303." },
        { sample_heat, "'KL' has 3 rows and 8 columns; the lowest value is 0.01 at layer = 2, "
                       "bits = 8, the highest 0.95 at layer = 4, bits = 2." },
        { sample_heat, "1 point left out: 1 not a number." },
        { sample_bars, "the lowest is int4 16.9 (15.7 to 18.6), the highest fp32 102.3" },
        { sample_weights, "the lowest is -2.3 at i = 9, the highest 1.9 at i = 10." },
        { sample_left_out, "3 points left out: 1 not positive on a log axis, 1 infinite, "
                           "1 not a number." },
        { sample_table, "A table has 3 rows with the columns model, parameters, fp16, int4." },
        { sample_histogram, "'weights' counts 65536 values from " },
        { sample_scatter, "'kept' has 40 points, x1 from " },
        { sample_offset, "its highest 1.000000000009e9 at step = 2." },
        { sample_empty, "There is no data to show." },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct figure figure = cases[i].make();
        assert_says(&figure, cases[i].sentence);
        figure_release(&figure);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_said_to_run_as_it_runs),
        cmocka_unit_test(points_are_read_in_the_order_of_x),
        cmocka_unit_test(runs_of_random_data_keep_their_promises),
        cmocka_unit_test(samples_are_described_with_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
