// SPDX-License-Identifier: MIT
// Noise of scores against every outcome counted, reliability against a plain loop, and the fitted
// weights against small moves in every direction.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"
#include "tests/kernels/many.h"

#include "kernels/reference/hessian.h"
#include "kernels/reference/judging.h"

enum { ROWS = 5, COLS = 8, SAMPLES = 30, ANSWERS = 200, BINS = 7 };

// The deviation of the share of right answers over all 2^n outcomes of n questions.
static void the_standard_error_is_the_deviation_over_all_outcomes(void **state) {
    (void)state;
    enum { N = 10 };
    const double p = 0.7;
    double mean = 0, square = 0;
    for (unsigned outcome = 0; outcome < 1u << N; outcome++) {
        double chance = 1, right = 0;
        for (int i = 0; i < N; i++) {
            bool hit = outcome >> i & 1;
            chance *= hit ? p : 1 - p;
            right += hit;
        }
        mean += chance * right / N;
        square += chance * right * right / N / N;
    }
    assert_near(standard_error(p, N), sqrt(square - mean * mean), 1e-12, "all outcomes");
    assert_near(100 * standard_error(0.7, 1000), 1.449137674618944, 1e-12, "70% of 1000");
}

// The difference is a mean of n numbers -1, 0, 1; its error is their deviation over sqrt(n).
static void paired_flips_are_a_mean_of_signs(void **state) {
    (void)state;
    for (int lost = 0; lost <= 30; lost += 10)
        for (int gained = 0; gained <= 40; gained += 20) {
            const double n = 100;
            double mean = (gained - lost) / n, square = (gained + lost) / n;
            struct paired_difference got = paired_difference(lost, gained, n);
            assert_near(got.difference, mean, 1e-15, "difference");
            assert_near(got.error, sqrt((square - mean * mean) / n), 1e-12, "error");
        }
    assert_near(100 * paired_difference(20, 20, 1000).error, 0.6324555320336759, 1e-9, "40 flips");
    assert_near(paired_difference(30, 10, 1000).z, -20 / sqrt(40), 1e-12, "McNemar");
    assert_true(paired_difference(0, 0, 10).z == 0 && paired_difference(0, 0, 10).error == 0);
}

static void the_bars_are_the_means_of_their_bins(void **state) {
    (void)state;
    double conf[ANSWERS], correct[ANSWERS], count[BINS], mean[BINS], accuracy[BINS], sum = 0;
    struct ece_bin scratch[BINS];
    for (size_t i = 0; i < ANSWERS; i++) {
        conf[i] = 0.3 + 0.35 * (next() + 1); // the first bins stay empty
        correct[i] = next() > 0;
    }
    double error = reliability(conf, correct, ANSWERS, BINS, count, mean, accuracy, scratch);
    for (size_t k = 0; k < BINS; k++) {
        double n = 0, confidence = 0, hits = 0;
        for (size_t i = 0; i < ANSWERS; i++)
            if (conf[i] * BINS > (double)k && conf[i] * BINS <= (double)k + 1)
                n++, confidence += conf[i], hits += correct[i];
        assert_true(count[k] == n);
        assert_near(mean[k], n > 0 ? confidence / n : ((double)k + 0.5) / BINS, 1e-12, "mean");
        assert_near(accuracy[k], n > 0 ? hits / n : ((double)k + 0.5) / BINS, 1e-12, "accuracy");
        sum += n / ANSWERS * fabs(accuracy[k] - mean[k]);
    }
    assert_true(count[0] == 0 && count[BINS - 1] > 0);
    assert_near(error, sum, 1e-12, "expected calibration error");
}

static void the_top_choice_is_the_largest_logit_at_any_temperature(void **state) {
    (void)state;
    const double logits[] = { 0, log(3), 0, 5, 5, 5, 1, NAN, 2 };
    double class_of[3], confidence[3], scratch[3];
    top_choice(logits, 3, 3, 1, class_of, confidence, scratch);
    assert_true(class_of[0] == 2 && class_of[1] == 1 && isnan(class_of[2]));
    assert_near(confidence[0], 0.6, 1e-12, "3 of 5");
    assert_near(confidence[1], 1.0 / 3, 1e-12, "a tie");
    assert_true(isnan(confidence[2]));
    top_choice(logits, 2, 3, 0.5, class_of, confidence, scratch);
    assert_true(class_of[0] == 2);
    assert_near(confidence[0], 9.0 / 11, 1e-12, "squared odds");
}

static void a_relative_error_has_no_unit(void **state) {
    (void)state;
    const double a[] = { 3, 4 }, b[] = { 3, 4.5 }, zeros[] = { 0, 0 };
    assert_near(relative_error(a, b, 2), 0.1, 1e-12, "0.5 of 5");
    assert_true(relative_error(zeros, zeros, 2) == 0 && isinf(relative_error(zeros, a, 2)));
    assert_true(isnan(relative_error((double[]) { NAN, 1 }, a, 2)));
    assert_true(isnan(relative_error(a, (double[]) { NAN, 1 }, 2)));
}

static double row_error(const double *w, const double *v, const double *H) {
    double sum = 0;
    for (size_t i = 0; i < COLS; i++)
        for (size_t j = 0; j < COLS; j++)
            sum += (w[i] - v[i]) * H[i * COLS + j] * (w[j] - v[j]);
    return sum;
}

static void no_small_move_of_the_fitted_weights_is_better(void **state) {
    (void)state;
    double X[COLS * SAMPLES], H[COLS * COLS], W[ROWS * COLS], pruned[ROWS * COLS];
    double fitted[ROWS * COLS], scratch[COLS * COLS + 2 * COLS];
    fill(X, COLS * SAMPLES);
    fill(W, ROWS * COLS);
    hessian(X, COLS, SAMPLES, 0, H);
    for (size_t i = 0; i < ROWS * COLS; i++)
        pruned[i] = fabs(W[i]) < 0.1 * (double)(i / COLS) * 2.5 ? 0 : W[i];
    assert_true(refit(W, pruned, H, ROWS, COLS, fitted, scratch));
    for (size_t i = 0; i < ROWS; i++) {
        double *v = fitted + i * COLS, best = row_error(W + i * COLS, v, H);
        assert_true(best <= row_error(W + i * COLS, pruned + i * COLS, H) + 1e-12);
        for (size_t j = 0; j < COLS; j++) {
            double at = v[j];
            if (pruned[i * COLS + j] == 0) {
                assert_true(at == 0);
                continue;
            }
            for (int sign = -1; sign <= 1; sign += 2) {
                v[j] = at + sign * 1e-3;
                assert_true(row_error(W + i * COLS, v, H) > best);
            }
            v[j] = at;
        }
    }
    H[0] = -1; // no longer positive definite
    assert_false(refit(W, W, H, ROWS, COLS, fitted, scratch));
}

static void wrong_answers_are_refused(void **state) {
    (void)state;
    struct heap heap = { .left = 1 << 20 };
    struct reference_call call = call_on(&heap);
    assert_int_equal(reference_run(reference_find("paired_difference"),
                                   (struct reference_value[]) { num(6), num(6), num(10) }, 3,
                                   &call),
                     REFERENCE_BAD_ARGUMENT);
    assert_non_null(strstr(call.message, "more than"));
    assert_int_equal(reference_run(reference_find("reliability"),
                                   (struct reference_value[]) { LIST(0.5), LIST(0.5), num(10) }, 3,
                                   &call),
                     REFERENCE_BAD_ARGUMENT);
    heap_release(&heap);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(the_standard_error_is_the_deviation_over_all_outcomes),
        MANY(paired_flips_are_a_mean_of_signs),
        MANY(the_bars_are_the_means_of_their_bins),
        MANY(the_top_choice_is_the_largest_logit_at_any_temperature),
        MANY(a_relative_error_has_no_unit),
        MANY(no_small_move_of_the_fitted_weights_is_better),
        MANY(wrong_answers_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
