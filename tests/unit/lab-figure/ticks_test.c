// SPDX-License-Identifier: MIT
// Ticks and scales: properties over many random ranges, and the labels that people know.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/figure/chart.h"
#include "lab/figure/ticks.h"
#include "tests/figures/samples.h"

enum { RANGES = 20000 };

static double random_number(uint64_t *state) {
    double size = pow(10, 600 * sample_random(state) - 300);
    return sample_random(state) < 0.3 ? -size : size;
}

// A range of any size at any place: far ends, near ends around a huge offset, one value.
static struct extent random_extent(uint64_t *state) {
    double low = random_number(state), how = sample_random(state), high = random_number(state);
    if (how < 0.4) high = low * (1 + pow(10, -15 * sample_random(state)));
    if (how < 0.05) high = low;
    return (struct extent) { true, fmin(low, high), fmax(low, high) };
}

static void check_labels(const struct ticks *ticks, const struct tick_room *room) {
    size_t last = ticks->n;
    for (size_t i = 0; i < ticks->n; i++) {
        const struct tick *tick = &ticks->at[i];
        if (!tick->label[0]) continue;
        assert_true(strlen(tick->label) <= (size_t)ticks->width);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(tick->label, ticks->at[j].label);
        if (last < ticks->n) {
            double apart = (tick->unit - ticks->at[last].unit) * room->length;
            double chars = (double)(strlen(tick->label) + strlen(ticks->at[last].label)) / 2;
            assert_true(apart >= chars * room->per_char + room->least - 1e-9);
        }
        last = i;
    }
    assert_true(last < ticks->n);
}

static void check(const struct scale *scale, const struct tick_room *room) {
    struct ticks ticks;
    ticks_place(&ticks, scale, room);
    assert_in_range(ticks.n, 2, TICKS_MAX);
    double slack = 1e-8 * (scale->high - scale->low);
    for (size_t i = 0; i < ticks.n; i++) {
        assert_true(ticks.at[i].unit >= 0 && ticks.at[i].unit <= 1);
        assert_true(ticks.at[i].value >= scale->low - slack);
        assert_true(ticks.at[i].value <= scale->high + slack);
        if (i == 0) continue;
        assert_true(ticks.at[i].value > ticks.at[i - 1].value);
        assert_true(ticks.at[i].unit > ticks.at[i - 1].unit);
    }
    check_labels(&ticks, room);
}

static struct tick_room random_room(uint64_t *state) {
    struct tick_room level = {
        .length = 3 + floor(200 * sample_random(state)), .per_char = 1, .least = 2, .comfort = 8
    };
    struct tick_room upright = { .length = 1 + floor(60 * sample_random(state)),
                                 .least = 1.5,
                                 .comfort = 2 };
    return sample_random(state) < 0.5 ? level : upright;
}

static void any_range_has_distinct_rising_ticks_inside_it(void **unused) {
    (void)unused;
    uint64_t state = 1;
    for (int i = 0; i < RANGES; i++) {
        struct extent extent = random_extent(&state);
        enum fit fit = (enum fit)(i % 4);
        struct scale scale = scale_fit(extent, false, fit);
        assert_true(scale.low < scale.high);
        assert_true(scale.low <= extent.low && scale.high >= extent.high);
        struct tick_room room = random_room(&state);
        check(&scale, &room);
    }
}

static void any_positive_range_has_ticks_on_a_log_axis(void **unused) {
    (void)unused;
    uint64_t state = 2;
    for (int i = 0; i < RANGES; i++) {
        struct extent extent = random_extent(&state);
        if (extent.low <= 0) continue;
        struct scale scale = scale_fit(extent, true, (enum fit)(i % 4));
        assert_true(scale.low > 0 && scale.low < scale.high);
        struct tick_room room = random_room(&state);
        check(&scale, &room);
    }
}

static void labels(char *out, double low, double high, bool log, double length, double per_char) {
    struct scale scale = scale_fit((struct extent) { true, low, high }, log, FIT_TIGHT);
    struct tick_room room = { .length = length,
                              .per_char = per_char,
                              .least = per_char ? 2 : 1.5,
                              .comfort = per_char ? 8 : 2 };
    struct ticks ticks;
    ticks_place(&ticks, &scale, &room);
    out[0] = 0;
    for (size_t i = 0; i < ticks.n; i++)
        sprintf(out + strlen(out), "%s%s", i ? " " : "", ticks.at[i].label);
    if (ticks.offset[0]) sprintf(out + strlen(out), " (%s)", ticks.offset);
}

static void labels_are_the_round_numbers_that_people_expect(void **unused) {
    (void)unused;
    static const struct {
        double low, high;
        bool log;
        double length, per_char;
        const char *expected;
    } cases[] = {
        { 2, 8, false, 70, 1, "2 3 4 5 6 7 8" },
        { 0, 1, false, 60, 1, "0.0 0.2 0.4 0.6 0.8 1.0" },
        { 0, 65536, false, 60, 1, "0 20000 40000 60000" },
        { 0, 4e6, false, 60, 1, "0 1e6 2e6 3e6 4e6" },
        { 0, 5e-7, false, 60, 1, "0 1e-7 2e-7 3e-7 4e-7 5e-7" },
        { 1e-6, 1, true, 18, 0, "1e-6 1e-5 1e-4 0.001 0.01 0.1 1" },
        { 1, 100, true, 60, 1, "1 2 5 10 20 50 100" },
        { 1e-300, 1e300, true, 120, 1, "1e-300 1e-200 1e-100 1 1e100 1e200 1e300" },
        { 0.1, 0.9, true, 80, 1, "0.2 0.4 0.6 0.8" },
        { 1e9 - 0.01, 1e9 + 0.01, false, 10, 0, "-0.010 -0.005 0.000 0.005 0.010 (+1e9)" },
        { 1234567, 1234570, false, 60, 1, "1234567 1234568 1234569 1234570" },
        { 123456789.1, 123456789.4, false, 60, 1, "89.1 89.2 89.3 89.4 (+123456700)" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char actual[1000];
        labels(actual, cases[i].low, cases[i].high, cases[i].log, cases[i].length,
               cases[i].per_char);
        assert_string_equal(actual, cases[i].expected);
    }
}

// "0 or 1" has nothing between, however much room there is.
static void an_axis_of_whole_numbers_has_whole_ticks(void **unused) {
    static const struct {
        double y[4];
        enum series_kind kind;
        const char *expected;
    } cases[] = {
        { { 0, 1, 1, 0 }, SERIES_SCATTER, "0 1" },
        { { 3, 5, 4, 3 }, SERIES_SCATTER, "3 4 5" },
        { { 0, 0.5, 1, 0 }, SERIES_SCATTER, "0.0 0.2 0.4 0.6 0.8 1.0" },
        { { 0, 1, 1, 0 }, SERIES_LINE, "0.0 0.2 0.4 0.6 0.8 1.0" },
    };
    struct tick_room room = { .length = 20, .least = 1.5, .comfort = 2 };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double x[] = { 1, 2, 3, 4 }, y[4];
        memcpy(y, cases[i].y, sizeof y);
        struct series series = { .kind = cases[i].kind, .n = 4, .x = x, .y = y };
        struct figure figure = { .series = &series, .n_series = 1 };
        struct chart chart;
        struct ticks ticks;
        char actual[200] = "";
        chart_init(&chart, &figure, 60, 20);
        ticks_place(&ticks, &chart.up.scale, &room);
        for (size_t t = 0; t < ticks.n; t++)
            sprintf(actual + strlen(actual), "%s%s", t ? " " : "", ticks.at[t].label);
        assert_string_equal(actual, cases[i].expected);
        chart_release(&chart);
    }
}

static void bars_start_at_zero_and_empty_axes_have_limits(void **unused) {
    (void)unused;
    struct scale bars = scale_fit((struct extent) { true, 98, 103 }, false, FIT_ZERO);
    assert_true(bars.low == 0 && bars.high >= 103);
    struct scale below = scale_fit((struct extent) { true, -3, -1 }, false, FIT_ZERO);
    assert_true(below.high == 0 && below.low <= -3);
    struct scale empty = scale_fit((struct extent) { 0 }, false, FIT_NICE);
    assert_true(empty.low == 0 && empty.high == 1);
    struct scale zeros = scale_fit((struct extent) { true, 0, 0 }, false, FIT_NICE);
    assert_true(zeros.low < 0 && zeros.high > 0);
}

static void slots_stand_in_their_order_and_between(void **unused) {
    (void)unused;
    static const double values[] = { 2, 4, 8 };
    struct scale scale = scale_slots(values, 3, false);
    assert_true(fabs(scale_unit(&scale, 4) - 0.5) < 1e-12);
    assert_true(fabs(scale_unit(&scale, 3) - 1.0 / 3) < 1e-12);
    scale = scale_slots(values, 3, true);
    assert_true(fabs(scale_unit(&scale, 2) - 5.0 / 6) < 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_range_has_distinct_rising_ticks_inside_it),
        cmocka_unit_test(any_positive_range_has_ticks_on_a_log_axis),
        cmocka_unit_test(labels_are_the_round_numbers_that_people_expect),
        cmocka_unit_test(an_axis_of_whole_numbers_has_whole_ticks),
        cmocka_unit_test(bars_start_at_zero_and_empty_axes_have_limits),
        cmocka_unit_test(slots_stand_in_their_order_and_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
