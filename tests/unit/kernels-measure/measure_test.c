// SPDX-License-Identifier: MIT
// The numbers of a real measurement agree with each other: each is computed again from others, in
// another way than the measurement did.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kernels/measure/measure.h"
#include "kernels/measure/stage.h"

enum { ROWS = 1024, COLS = 1024 };

// The linker sends the measurement's look at the clock here (tests/build.mk): beside busy programs
// its time goes by as it works.
double __wrap_watch_seconds(void);

double __wrap_watch_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

typedef bool go_on_function(void *owner, const char *what, double part);

static struct measurement *measured(go_on_function *go_on, void *owner) {
    struct measurement *m = calloc(1, sizeof *m);
    const struct measure_size size = { ROWS, COLS };
    struct gemv_error err = { "" };
    struct measure_options options = { GEMV_SCALAR, 1, &size, 1, true, go_on, owner };
    assert_non_null(m);
    assert_int_equal(gemv_level_choose(&options.level, &err), GEMV_OK);
    if (measure(m, &options, &err) != GEMV_OK) fail_msg("%s", err.text);
    return m;
}

static void skip_without(struct measurement *m) {
    free(m);
    skip();
}

static void assert_near(const char *what, double is, double want) {
    if (!(fabs(is - want) <= 1e-9 * fabs(want))) fail_msg("%s is %g, not %g", what, is, want);
}

// A median of ratios and a ratio of medians differ, but the latter lies between the least and the
// largest ratio.
static void assert_holds(const char *what, const struct spread *s, double ratio) {
    if (!(s->n > 0 && s->min * (1 - 1e-9) <= ratio && ratio <= s->max * (1 + 1e-9)))
        fail_msg("%s: %g is not between %g and %g", what, ratio, s->min, s->max);
}

// --- one round at batch 1 ---

// The rounds' stage is asked once as it begins and once after each of 13 to 16 turns: the warm-up,
// one round, and a part of another.
static bool until_one_round(void *owner, const char *what, double part) {
    int *asked = owner;
    (void)part;
    *asked += strcmp(what, "rounds at batch 1") == 0;
    return *asked < 38;
}

static double fp32_bytes(void) {
    return (double)ROWS * COLS * sizeof(float);
}

static void check_format(const struct measure_format *f, const struct measure_rounds *r,
                         double fp32_seconds) {
    const double bytes = (double)f->bytes;
    assert_int_equal(f->bytes, gemv_bytes(f->format, ROWS, COLS));
    assert_near("gbps", f->gbps.median, bytes / f->seconds * 1e-9);
    assert_near("of_limit", f->of_limit.median, f->gbps.median / r->limit_gbps.median);
    assert_near("predicted", f->predicted, 32 / gemv_bits_per_weight(f->format));
    assert_near("speedup_fp32", f->speedup_fp32.median, fp32_seconds / f->seconds);
    assert_near("ratio", f->ratio.median, f->speedup_fp32.median / f->predicted);
    assert_int_equal(f->speedup_openblas.n, r->openblas_limit.n);
    if (f->speedup_openblas.n > 0)
        assert_near("speedup_openblas", f->speedup_openblas.median,
                    f->of_limit.median / r->openblas_limit.median * fp32_bytes() / bytes);
    assert_int_equal(f->verdict, VERDICT_INCONCLUSIVE); // of one round
}

// What the errors of KERNELS.md allow, for normal weights and activations.
static void check_accuracy(const struct measure_format *f) {
    static const struct {
        double least, most;
    } kernel[GEMV_X_KINDS] = { [GEMV_X_FP32] = { 1e-9, 4e-7 },
                               [GEMV_X_INT8] = { 1e-3, 1.4e-2 },
                               [GEMV_X_INT16] = { 1e-6, 7e-5 },
                               [GEMV_X_BF16] = { 1e-4, 2.4e-3 } },
      weights[GEMV_FORMATS] = { [GEMV_FP32] = { 0, 0 },           [GEMV_BF16] = { 1.5e-3, 1.9e-3 },
                                [GEMV_INT8_G32] = { 4e-3, 6e-3 }, [GEMV_INT4_G32] = { 8e-2, 0.1 },
                                [GEMV_INT4_G128] = { 0.1, 0.13 }, [GEMV_NF4_G64] = { 8e-2, 0.11 },
                                [GEMV_MXFP4] = { 0.1, 0.13 },     [GEMV_2BIT_G64] = { 0.35, 0.5 } };
    double is = f->rmse.kernel, own = f->rmse.weights;
    if (is < kernel[f->activations].least || is > kernel[f->activations].most ||
        own < weights[f->format].least || own > weights[f->format].most)
        fail_msg("%s times %s: %g, and the weights %g", gemv_layouts[f->format].name,
                 gemv_activation_names[f->activations], is, own);
}

static void the_numbers_of_one_round_agree(void **state) {
    (void)state;
    int asked = 0;
    struct measurement *m = measured(until_one_round, &asked);
    if (m->n_rounds == 0) skip_without(m); // a build with checks of every access may be too slow
    const struct measure_rounds *r = &m->rounds[0];
    assert_int_equal(r->rounds, 1);
    assert_int_equal(m->formats[0].format, GEMV_FP32);
    assert_near("the limit of all sizes", m->limit_gbps.median, r->limit_gbps.median);
    assert_non_null(r->limit_variant);
    for (size_t i = 0; i < m->n_formats; i++) {
        check_format(&m->formats[i], r, m->formats[0].seconds);
        check_accuracy(&m->formats[i]);
    }
    free(m);
}

// --- what comes after it ---

static size_t bytes_of(const char *format, size_t rows) {
    enum gemv_format named = gemv_format_named(format);
    return gemv_bytes(named == GEMV_FORMATS ? GEMV_FP32 : named, rows, COLS);
}

static double peak_for(const struct measurement *m, const char *format) {
    return m->peak[strncmp(format, "int4", 4) == 0 ? PEAK_INT8 : PEAK_FP32];
}

static const struct measure_batch *find_batch(const struct measurement *m, const char *format,
                                              size_t batch) {
    for (size_t i = 0; i < m->n_batch; i++)
        if (m->batch[i].batch == batch && strcmp(m->batch[i].format, format) == 0)
            return &m->batch[i];
    fail_msg("%s has no batch %zu", format, batch);
    return NULL;
}

static void check_sweep(const struct measurement *m) {
    const double limit = m->rounds[0].limit_gbps.median;
    for (size_t i = 0; i < m->n_batch; i++) {
        const struct measure_batch *b = &m->batch[i];
        const double operations = 2.0 * (double)b->rows * COLS * (double)b->batch;
        const double read_ms = (double)b->bytes / limit,
                     all_ms = operations / peak_for(m, b->format);
        assert_int_equal(b->bytes, bytes_of(b->format, b->rows));
        assert_near("gflops", b->gflops, operations / b->seconds * 1e-9);
        assert_int_equal(b->memory_bound, read_ms >= all_ms);
    }
    assert_true(m->n_crossovers >= 3);
    for (size_t i = 0; i < m->n_crossovers; i++) {
        const struct measure_crossover *c = &m->crossovers[i];
        const struct measure_batch *one = find_batch(m, c->format, 1),
                                   *most = find_batch(m, c->format, 128);
        const double meet =
            (double)one->bytes / limit / (2.0 * (double)one->rows * COLS) * peak_for(m, c->format);
        assert_near("predicted crossover", c->predicted, meet);
        assert_near("measured crossover", c->measured, one->seconds * 128 / most->seconds);
    }
}

static void check_cached(const struct measurement *m) {
    assert_int_equal(m->n_cached, GEMV_FORMATS);
    if (m->machine.l2 > 0)
        assert_true(m->cached_rows * m->cached_cols * sizeof(float) <= m->machine.l2);
    for (size_t i = 0; i < m->n_cached; i++) {
        const struct measure_cached *c = &m->cached[i];
        assert_near("predicted", c->predicted, 32 / gemv_bits_per_weight(c->format));
        assert_holds("speedup in the cache", &c->speedup_fp32,
                     c->gbps.median / m->cached[0].gbps.median * c->predicted);
    }
}

static void check_ladder(const struct measurement *m) {
    const double weights = (double)m->ladder_rows * (double)m->ladder_cols;
    assert_int_equal(m->n_ladder, 5);
    assert_string_equal(m->ladder[0].name, "fp32");
    for (size_t i = 0; i < m->n_ladder; i++) {
        const struct measure_rung *rung = &m->ladder[i];
        const double bits = i == 0 ? 32 : i < 4 ? 9 : 8.5; // scales of 32 bits, of 16 in the last
        assert_near("gbps", rung->gbps, weights * bits / 8 / rung->seconds * 1e-9);
        assert_holds(rung->name, &rung->speedup_fp32, m->ladder[0].seconds / rung->seconds);
    }
}

static void fp32_has_no_say_in_the_verdict(void **state) {
    (void)state;
    struct measurement *m = calloc(1, sizeof *m);
    assert_non_null(m);
    m->n_formats = 2;
    m->formats[0] = (struct measure_format) { .format = GEMV_FP32, .verdict = VERDICT_HOLDS };
    m->formats[1] =
        (struct measure_format) { .format = GEMV_BF16, .verdict = VERDICT_INCONCLUSIVE };
    assert_int_equal(measure_verdict(m), VERDICT_INCONCLUSIVE);
    m->formats[1].verdict = VERDICT_DOES_NOT_HOLD;
    assert_int_equal(measure_verdict(m), VERDICT_DOES_NOT_HOLD);
    m->formats[1].verdict = VERDICT_HOLDS;
    assert_int_equal(measure_verdict(m), VERDICT_HOLDS);
    free(m);
}

static void the_numbers_of_a_whole_measurement_agree(void **state) {
    (void)state;
    struct measurement *m = measured(NULL, NULL);
    if (m->n_ladder == 0 || m->n_batch < 12) skip_without(m); // too slow, as above
    for (size_t i = 0; i < m->n_formats; i++) {
        const struct measure_format *f = &m->formats[i];
        assert_holds("speedup_fp32", &f->speedup_fp32, m->formats[0].seconds / f->seconds);
        assert_holds("gbps", &f->gbps, (double)f->bytes / f->seconds * 1e-9);
        assert_int_equal(f->verdict,
                         m->rounds[0].believed ? verdict_of(&f->ratio) : VERDICT_INCONCLUSIVE);
    }
    assert_int_equal(m->verdict, measure_verdict(m));
    check_sweep(m);
    check_cached(m);
    check_ladder(m);
    free(m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_of_one_round_agree),
        cmocka_unit_test(the_numbers_of_a_whole_measurement_agree),
        cmocka_unit_test(fp32_has_no_say_in_the_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
