// SPDX-License-Identifier: MIT
// On-policy distillation's references against limits, closed forms and a search by brute force.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/many.h"

#include "kernels/reference/distillation.h"
#include "kernels/reference/policy.h"

enum { CLASSES = 5, BINS = 121 };

static void some_probabilities(double *p) {
    double z[CLASSES];
    fill(z, CLASSES);
    softmax_t(z, CLASSES, 0.4, p);
}

static void the_mixed_divergence_has_both_kl_as_limits(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        double p[CLASSES], q[CLASSES], m[CLASSES], tiny = 1e-6;
        some_probabilities(p);
        some_probabilities(q);
        assert_true(jsd(p, q, CLASSES, 0, m) == 0 && jsd(p, q, CLASSES, 1, m) == 0);
        assert_near(jsd(p, q, CLASSES, tiny, m) / tiny, kl(p, q, CLASSES, 0), 1e-3, "forward");
        assert_near(jsd(p, q, CLASSES, 1 - tiny, m) / tiny, kl(q, p, CLASSES, 0), 1e-3, "reverse");
        assert_near(jsd(p, q, CLASSES, 0.5, m), jsd(q, p, CLASSES, 0.5, m), 1e-12, "symmetric");
        assert_true(jsd(p, p, CLASSES, 0.3, m) < 1e-15);
    }
    double m[2]; // a class that the student rules out costs ln 2 at most
    assert_near(jsd((double[]) { 1, 0 }, (double[]) { 0, 1 }, 2, 0.5, m), log(2), 1e-14, "apart");
    assert_true(isnan(jsd((double[]) { NAN, 0 }, (double[]) { 0, 1 }, 2, 1, m)));
}

static void grid(double *x) {
    for (size_t i = 0; i < BINS; i++)
        x[i] = -12 + 0.2 * (double)i;
}

static void mixture(const double *x, double gap, double weight, double *p) {
    double right[BINS];
    normal_bins(x, BINS, -gap / 2, 1, p);
    normal_bins(x, BINS, gap / 2, 1, right);
    for (size_t i = 0; i < BINS; i++)
        p[i] = weight * p[i] + (1 - weight) * right[i];
}

static void bins_of_a_normal_have_its_moments(void **state) {
    (void)state;
    double x[BINS], q[BINS], sum = 0, mean = 0, square = 0;
    grid(x);
    normal_bins(x, BINS, 1.3, 1.7, q);
    for (size_t i = 0; i < BINS; i++) {
        sum += q[i];
        mean += q[i] * x[i];
        square += q[i] * x[i] * x[i];
    }
    assert_near(sum, 1, 1e-14, "sum");
    assert_near(mean, 1.3, 1e-6, "mean");
    assert_near(sqrt(square - mean * mean), 1.7, 1e-6, "deviation");
}

// Minimising the forward divergence over a family of exponential form matches the moments.
static void the_forward_fit_has_the_teachers_moments(void **state) {
    (void)state;
    for (double gap = 0; gap <= 8; gap += 1) {
        double x[BINS], p[BINS], scratch[2 * BINS], mean = 0, square = 0;
        grid(x);
        mixture(x, gap, 0.6, p);
        struct normal_fit fit = fit_normal(x, p, BINS, 0, scratch);
        double *q = scratch, moment = 0, moment2 = 0;
        normal_bins(x, BINS, fit.mean, fit.deviation, q);
        for (size_t i = 0; i < BINS; i++) {
            mean += p[i] * x[i];
            square += p[i] * x[i] * x[i];
            moment += q[i] * x[i];
            moment2 += q[i] * x[i] * x[i];
        }
        assert_true(fabs(moment - mean) < 1e-3 && fabs(moment2 - square) < 1e-2);
    }
}

static double divergence(const double *p, const double *q, double beta) {
    double m[BINS];
    if (beta == 0) return kl(p, q, BINS, 0);
    return beta == 1 ? kl(q, p, BINS, 0) : jsd(p, q, BINS, beta, m);
}

static void no_normal_of_a_fine_grid_is_nearer(void **state) {
    (void)state;
    const double betas[] = { 0, 0.1, 0.5, 0.9, 1 };
    double x[BINS], p[BINS], q[BINS], scratch[2 * BINS];
    grid(x);
    for (size_t turn = 0; turn < 20; turn++) {
        double beta = betas[turn % 5], least = INFINITY;
        mixture(x, 1 + 2 * (double)(turn / 5), 0.6, p);
        struct normal_fit fit = fit_normal(x, p, BINS, beta, scratch);
        for (double mean = -6; mean <= 6; mean += 0.1)
            for (double deviation = 0.3; deviation < 8; deviation *= 1.05) {
                normal_bins(x, BINS, mean, deviation, q);
                double at = divergence(p, q, beta);
                least = at < least ? at : least;
            }
        if (!(fit.divergence <= least + 1e-12))
            fail_saying("beta %g: %.12g at (%g, %g), a grid finds %.12g", beta, fit.divergence,
                        fit.mean, fit.deviation, least);
        normal_bins(x, BINS, fit.mean, fit.deviation, q);
        assert_near(divergence(p, q, beta), fit.divergence, 1e-9, "its own divergence");
    }
}

static void a_fit_that_cannot_be_is_nan(void **state) {
    (void)state;
    double scratch[4];
    const double x[2] = { 1, 1 }, far[2] = { 0, INFINITY }, p[2] = { 0.5, 0.5 };
    assert_true(isnan(fit_normal(far, p, 2, 0, scratch).mean));
    assert_true(isnan(fit_normal(x, p, 2, 0, scratch).mean));
    assert_true(isnan(fit_normal((double[]) { 1, 2 }, p, 2, NAN, scratch).divergence));
    assert_true(isnan(fit_normal(x, p, 0, 0, scratch).mean));
}

static void drift_is_its_closed_form(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        double slip = fabs(next()), recover = fabs(next()), share[50];
        off_path(slip, recover, 50, share);
        for (size_t t = 1; t <= 50; t++) {
            double closed = slip / (slip + recover) * (1 - pow(1 - slip - recover, (double)t));
            assert_true(fabs(share[t - 1] - closed) < 1e-13);
        }
    }
    double share[200];
    off_path(0.01, 0, 200, share);
    assert_near(share[199], 1 - pow(0.99, 200), 1e-12, "never back");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(the_mixed_divergence_has_both_kl_as_limits),
        MANY(bins_of_a_normal_have_its_moments),
        MANY(the_forward_fit_has_the_teachers_moments),
        MANY(no_normal_of_a_fine_grid_is_nearer),
        MANY(a_fit_that_cannot_be_is_nan),
        MANY(drift_is_its_closed_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
