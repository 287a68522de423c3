// SPDX-License-Identifier: MIT
// What the lessons say of the figures that train networks, held against the figures themselves over
// many seeds: twenty with BITLAB_LONG=1, as the lessons say, else the first three, of which only
// what must hold for so few is asked.
#include "tests/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/course/course.h"
#include "lab/script/live_figure.h"

enum { SEEDS_LONG = 20, SEEDS_SHORT = 3 };

static struct script *script;
static struct course course;
static size_t seeds;

static bool is_long(void) {
    return seeds == SEEDS_LONG;
}

static int open_course(void **state) {
    struct error err = { 0 };
    const char *wanted = getenv("BITLAB_LONG");
    (void)state;
    seeds = wanted && *wanted ? SEEDS_LONG : SEEDS_SHORT;
    script = script_new();
    if (course_open(&course, script, ".", &err) == STATUS_OK) return 0;
    print_error("%s\n", err.text);
    return -1;
}

static int close_course(void **state) {
    (void)state;
    course_release(&course);
    script_free(script);
    return 0;
}

static void set_slider(const struct live_figure *live, size_t *indices, const char *name,
                       double value) {
    for (size_t i = 0; i < live->n_sliders; i++)
        if (strcmp(live->sliders[i].name, name) == 0)
            indices[i] = slider_nearest(&live->sliders[i], value);
}

static struct live_figure *load(const char *lesson_id, const char *name) {
    struct lesson lesson;
    struct live_figure *live = NULL;
    struct error err = { 0 };
    const struct course_lesson *about = course_find_lesson(&course, lesson_id);
    assert_non_null(about);
    assert_int_equal(course_read_lesson(&course, about, &lesson, &err), STATUS_OK);
    for (size_t i = 0; i < lesson.n && !live; i++) {
        const struct lesson_block *block = &lesson.blocks[i];
        if (block->kind == BLOCK_FIGURE && strcmp(block->name, name) == 0)
            live_figure_load(script, about->path, block->line, block->name, block->text, &live,
                             &err);
    }
    if (!live) fail_msg("%s has no figure %s: %s", lesson_id, name, err.text);
    lesson_release(&lesson);
    return live;
}

// A figure run at every seed; `runs` has one figure for each.
struct runs {
    struct figure of[SEEDS_LONG];
};

static void run_seeds(struct runs *runs, const char *lesson, const char *name, const char *slider,
                      double value) {
    struct live_figure *live = load(lesson, name);
    size_t *indices = xcalloc(live->n_sliders + 1, sizeof *indices);
    for (size_t i = 0; i < live->n_sliders; i++)
        indices[i] = live->sliders[i].start;
    if (slider) set_slider(live, indices, slider, value);
    for (size_t seed = 0; seed < seeds; seed++) {
        struct error err = { 0 };
        set_slider(live, indices, "seed", (double)seed);
        if (live_figure_run(live, indices, NULL, &runs->of[seed], &err) != STATUS_OK)
            fail_msg("%s", err.text);
    }
    free(indices);
    live_figure_free(live);
}

static void release_runs(struct runs *runs) {
    for (size_t seed = 0; seed < seeds; seed++)
        figure_release(&runs->of[seed]);
}

static const struct series *series_named(const struct figure *figure, const char *label) {
    for (size_t i = 0; i < figure->n_series; i++)
        if (strncmp(figure->series[i].label, label, strlen(label)) == 0) return &figure->series[i];
    fail_msg("there is no series %s", label);
    return NULL;
}

// The value of a series at x; at its last x where that is NaN.
static double value_at(const struct figure *figure, const char *label, double x) {
    const struct series *series = series_named(figure, label);
    if (isnan(x)) return series->y[series->n - 1];
    for (size_t i = 0; i < series->n; i++)
        if (series->x[i] == x) return series->y[i];
    fail_msg("%s has no value at %g", label, x);
    return NAN;
}

static int by_size(const void *a, const void *b) {
    const double *one = a, *two = b;
    return (*one > *two) - (*one < *two);
}

static double median(const struct runs *runs, const char *label, double x) {
    double all[SEEDS_LONG];
    for (size_t seed = 0; seed < seeds; seed++)
        all[seed] = value_at(&runs->of[seed], label, x);
    qsort(all, seeds, sizeof *all, by_size);
    return (all[(seeds - 1) / 2] + all[seeds / 2]) / 2;
}

// At how many seeds one series is below another at x.
static size_t wins(const struct runs *runs, const char *lower, const char *upper, double x) {
    size_t n = 0;
    for (size_t seed = 0; seed < seeds; seed++)
        n += value_at(&runs->of[seed], lower, x) < value_at(&runs->of[seed], upper, x);
    return n;
}

static void assert_between(double low, double value, double high) {
    if (!(value >= low && value <= high)) fail_msg("%g is not in %g .. %g", value, low, high);
}

static void the_ticket_lies_between_the_dense_net_and_its_controls(void **state) {
    struct runs runs;
    (void)state;
    run_seeds(&runs, "lottery-ticket", "ticket", NULL, 0);
    assert_int_equal(wins(&runs, "dense", "ticket", NAN), seeds);
    assert_true(median(&runs, "ticket", NAN) < median(&runs, "drawn anew", NAN));
    assert_true(median(&runs, "drawn anew", NAN) < median(&runs, "random mask", NAN));
    assert_between(0.0004, value_at(&runs.of[0], "ticket", NAN), 0.0009);
    assert_between(0.18, value_at(&runs.of[0], "drawn anew", NAN), 0.24);
    assert_between(0.22, value_at(&runs.of[0], "random mask", NAN), 0.28);
    if (is_long()) { // "18 of the 20", "in 14", and the medians
        assert_between(17, (double)wins(&runs, "ticket", "random mask", NAN), 19);
        assert_between(13, (double)wins(&runs, "ticket", "drawn anew", NAN), 15);
        assert_between(0.00005, median(&runs, "dense", NAN), 0.0002);
        assert_between(0.004, median(&runs, "ticket", NAN), 0.016);
        assert_between(0.15, median(&runs, "drawn anew", NAN), 0.21);
        assert_between(0.69, median(&runs, "random mask", NAN), 0.694);
    }
    release_runs(&runs);
}

static void rewinding_to_step_50_helps_the_ticket(void **state) {
    struct runs first, late;
    (void)state;
    if (!is_long()) skip(); // three seeds say nothing of it, as its lesson does
    run_seeds(&first, "lottery-ticket", "ticket", NULL, 0);
    run_seeds(&late, "lottery-ticket", "ticket", "rewind", 50);
    assert_true(median(&late, "ticket", NAN) < median(&first, "ticket", NAN));
    assert_between(0.0015, median(&late, "ticket", NAN), 0.006);
    assert_between(17, (double)wins(&late, "ticket", "drawn anew", NAN), 19);
    release_runs(&first);
    release_runs(&late);
}

static void perplexity_is_flat_and_then_a_wall_that_gptq_moves(void **state) {
    struct runs runs;
    (void)state;
    run_seeds(&runs, "perplexity-shift", "perplexity-by-bits", NULL, 0);
    for (int bits = 2; bits <= 4; bits++)
        assert_int_equal(wins(&runs, "GPTQ", "nearest", bits), seeds);
    for (size_t seed = 0; seed < seeds; seed++) {
        const struct figure *figure = &runs.of[seed];
        double eight = value_at(figure, "nearest", 8);
        assert_true(value_at(figure, "nearest", 5) < 1.03 * eight);
        assert_true(value_at(figure, "nearest", 3) > 1.1 * eight);
        assert_true(value_at(figure, "nearest", 2) > 3 * eight);
    }
    static const double said[][3] = { { 4, 5.64, 5.57 }, { 3, 7.29, 6.28 }, { 2, 24.5, 15.9 } };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        assert_between(0.98 * said[i][1], value_at(&runs.of[0], "nearest", said[i][0]),
                       1.02 * said[i][1]);
        assert_between(0.98 * said[i][2], value_at(&runs.of[0], "GPTQ", said[i][0]),
                       1.02 * said[i][2]);
    }
    release_runs(&runs);
}

static void qat_repairs_three_bits_and_is_worth_nothing_from_five_on(void **state) {
    struct runs runs;
    (void)state;
    run_seeds(&runs, "qat-budget", "qat-or-ptq", NULL, 0);
    assert_int_equal(wins(&runs, "QAT", "PTQ", 3), seeds);
    assert_true(median(&runs, "PTQ", 3) > 20 * median(&runs, "QAT", 3));
    assert_true(median(&runs, "QAT", 2) < median(&runs, "PTQ", 2));
    assert_true(median(&runs, "QAT", 2) > 0.3); // not repaired
    for (int bits = 6; bits <= 8; bits++)
        assert_true(median(&runs, "PTQ", bits) < median(&runs, "QAT", bits));
    if (is_long()) { // the numbers of the text
        assert_between(0.08, median(&runs, "PTQ", 3), 0.16);
        assert_between(0.0005, median(&runs, "QAT", 3), 0.0015);
        assert_between(4, median(&runs, "PTQ", 2), 6);
        assert_between(0.5, median(&runs, "QAT", 2), 0.63);
        assert_between(13, (double)wins(&runs, "QAT", "PTQ", 4), 15);
        assert_true(wins(&runs, "PTQ", "QAT", 5) > SEEDS_LONG / 2);
    }
    release_runs(&runs);
}

static void soft_targets_are_worth_many_labels(void **state) {
    static const double counts[] = { 10, 20, 40, 80, 160, 320 };
    struct runs runs;
    (void)state;
    run_seeds(&runs, "soft-targets", "soft-or-hard", NULL, 0);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        assert_int_equal(wins(&runs, "soft targets", "labels", counts[i]), seeds);
    assert_true(median(&runs, "soft targets", 20) < median(&runs, "labels", 320));
    if (is_long()) {
        assert_between(0.78, median(&runs, "soft targets", 20), 0.82);
        assert_between(0.82, median(&runs, "labels", 320), 0.86);
        assert_between(3, median(&runs, "labels", 20), 3.7);
        assert_between(0.04, median(&runs, "labels", 320) - median(&runs, "soft targets", 320),
                       0.07);
    }
    release_runs(&runs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ticket_lies_between_the_dense_net_and_its_controls),
        cmocka_unit_test(rewinding_to_step_50_helps_the_ticket),
        cmocka_unit_test(perplexity_is_flat_and_then_a_wall_that_gptq_moves),
        cmocka_unit_test(qat_repairs_three_bits_and_is_worth_nothing_from_five_on),
        cmocka_unit_test(soft_targets_are_worth_many_labels),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
