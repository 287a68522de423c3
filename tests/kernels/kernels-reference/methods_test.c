// SPDX-License-Identifier: MIT
// Methods over weights against a second derivation: GPTQ by Cholesky, the error of the outputs
// themselves, brute force over masks and ranks. Inputs are seeded and many.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/many.h"

#include "kernels/reference/compensation.h"
#include "kernels/reference/error.h"
#include "kernels/reference/lowrank.h"
#include "kernels/reference/matrix.h"
#include "kernels/reference/pruning.h"
#include "kernels/reference/smoothing.h"
#include "kernels/reference/sums.h"

enum { COLUMNS = 6 };

static void positive_definite(double *H) {
    double X[COLUMNS * 3 * COLUMNS];
    fill(X, COLUMNS * 3 * COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
        for (size_t j = 0; j < COLUMNS; j++) {
            H[i * COLUMNS + j] = i == j ? 0.1 : 0;
            for (size_t t = 0; t < 3 * COLUMNS; t++)
                H[i * COLUMNS + j] += X[t * COLUMNS + i] * X[t * COLUMNS + j];
        }
}

// The upper factor U with Hinv = U^T U, as the published code uses it.
static void cholesky_upper(const double *H, double *U) {
    memset(U, 0, COLUMNS * COLUMNS * sizeof *U);
    for (size_t i = 0; i < COLUMNS; i++)
        for (size_t j = i; j < COLUMNS; j++) {
            double sum = H[i * COLUMNS + j];
            for (size_t k = 0; k < i; k++)
                sum -= U[k * COLUMNS + i] * U[k * COLUMNS + j];
            U[i * COLUMNS + j] = i == j ? sqrt(sum) : sum / U[i * COLUMNS + i];
        }
}

static void gptq_by_elimination_is_gptq_by_cholesky(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 500; turn++) {
        double w[COLUMNS], v[COLUMNS], H[COLUMNS * COLUMNS], U[COLUMNS * COLUMNS], q[COLUMNS];
        fill(w, COLUMNS);
        memcpy(v, w, sizeof v);
        positive_definite(H);
        cholesky_upper(H, U);
        assert_true(gptq_row(w, H, COLUMNS, 0.05, q));
        for (size_t i = 0; i < COLUMNS; i++) {
            double code = rint(v[i] / 0.05);
            assert_true(code == q[i] || fabs(fabs(v[i] / 0.05 - code) - 0.5) < 1e-9);
            double error = (v[i] - q[i] * 0.05) / U[i * COLUMNS + i];
            for (size_t j = i; j < COLUMNS; j++)
                v[j] -= error * U[i * COLUMNS + j];
        }
    }
}

static void the_output_error_is_that_of_the_outputs(void **state) {
    (void)state;
    enum { IN = 4, SAMPLES = 9 };
    double X[IN * SAMPLES], T[IN * SAMPLES], H[IN * IN], w[IN], what[IN], diagonal[IN];
    for (size_t turn = 0; turn < 100; turn++) {
        fill(X, IN * SAMPLES);
        fill(w, IN);
        fill(what, IN);
        transpose(X, IN, SAMPLES, T);
        matmul(X, T, IN, SAMPLES, IN, H);
        double sum = 0, scaled = 0;
        for (size_t t = 0; t < SAMPLES; t++) {
            double y = 0;
            for (size_t j = 0; j < IN; j++)
                y += (w[j] - what[j]) * X[j * SAMPLES + t];
            sum += y * y;
        }
        assert_near(output_error(w, what, H, IN), sum, 1e-12, "e^T H e");
        for (size_t j = 0; j < IN * IN; j++)
            H[j] = j % (IN + 1) == 0 ? H[j] : 0;
        for (size_t j = 0; j < IN; j++) {
            diagonal[j] = H[j * IN + j];
            scaled += diagonal[j] * (w[j] - what[j]) * (w[j] - what[j]);
        }
        assert_near(weighted_error(w, what, diagonal, IN), scaled, 1e-13, "diagonal");
        assert_near(output_error(w, what, H, IN), scaled, 1e-13, "diagonal H");
    }
}

static void smoothing_leaves_the_outputs_and_helps_quantization(void **state) {
    (void)state;
    enum { SAMPLES = 16, IN = 12, OUT = 8 };
    double X[SAMPLES * IN], W[OUT * IN], X2[SAMPLES * IN], W2[OUT * IN], s[IN], xmax[IN], wmax[IN];
    double Y[SAMPLES * OUT], Y2[SAMPLES * OUT], *scratch;
    fill(X, SAMPLES * IN);
    fill(W, OUT * IN);
    for (size_t t = 0; t < SAMPLES; t++)
        X[t * IN + 3] *= 50; // one outlier channel
    column_absmax(X, SAMPLES, IN, xmax);
    column_absmax(W, OUT, IN, wmax);
    smooth_scales(xmax, wmax, IN, 0.5, s);
    smooth_apply(X, W, s, SAMPLES, IN, OUT, X2, W2);
    linear(X, W, SAMPLES, IN, OUT, Y);
    linear(X2, W2, SAMPLES, IN, OUT, Y2);
    assert_true(max_error(Y, Y2, SAMPLES * OUT) < 1e-13 * absmax(Y, SAMPLES * OUT));
    column_absmax(X2, SAMPLES, IN, xmax);
    column_absmax(W2, OUT, IN, wmax);
    for (size_t j = 0; j < IN; j++)
        assert_near(xmax[j], wmax[j], 1e-12, "both maxima at alpha 0.5");
    scratch = calloc(smooth_scratch(SAMPLES, IN, OUT), sizeof *scratch);
    assert_non_null(scratch);
    double none = smooth_output_error(X, W, SAMPLES, IN, OUT, 0, 8, scratch);
    double half = smooth_output_error(X, W, SAMPLES, IN, OUT, 0.5, 8, scratch);
    double fine = smooth_output_error(X, W, SAMPLES, IN, OUT, 0.5, 32, scratch);
    assert_true(half < none && half > 1e-4 && half < 0.05 && fine < 1e-8);
    free(scratch);
}

static void the_mask_keeps_the_heaviest_pair(void **state) {
    (void)state;
    double w[4], mask[4];
    for (size_t turn = 0; turn < 5000; turn++) {
        double kept = 0, heaviest = 0;
        for (size_t i = 0; i < 4; i++)
            w[i] = floor(next() * 4);
        mask_2_4(w, 4, mask);
        for (size_t i = 0; i < 4; i++) {
            kept += mask[i] * fabs(w[i]);
            for (size_t j = 0; j < i; j++)
                heaviest = fmax(heaviest, fabs(w[i]) + fabs(w[j]));
        }
        assert_true(kept == heaviest && mask[0] + mask[1] + mask[2] + mask[3] == 2);
    }
}

static void pruning_removes_the_smallest_and_as_many_as_asked(void **state) {
    (void)state;
    double w[50], pruned[50];
    struct ranked scratch[50];
    for (size_t k = 0; k <= 100; k++) {
        for (size_t i = 0; i < 50; i++)
            w[i] = floor(next() * 5) + 0.5; // ties, never 0
        magnitude_prune(w, 50, (double)k / 100, pruned, scratch);
        size_t zeros = 0;
        for (size_t i = 0; i < 50; i++) {
            zeros += pruned[i] == 0;
            for (size_t j = 0; j < 50; j++)
                if (pruned[i] == 0 && pruned[j] != 0)
                    assert_true(fabs(w[i]) < fabs(w[j]) || (fabs(w[i]) == fabs(w[j]) && i < j));
        }
        assert_int_equal(zeros, k * 50 / 100);
    }
    assert_int_equal(pruned_count(0.07, 100), 7);
    assert_int_equal(pruned_count(0.29, 100), 29);
    w[3] = NAN;
    magnitude_prune(w, 50, 0.98, pruned, scratch);
    assert_true(isnan(pruned[3]));
}

static void rounds_are_enough_and_one_less_is_not(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 20000; turn++) {
        double sparsity = fabs(next()), rate = 0.001 + 0.99 * fabs(next());
        double n = imp_rounds(sparsity, rate), left = 1;
        for (double k = 0; k < n; k++) {
            assert_true(1 - left < sparsity);
            left *= 1 - rate;
        }
        assert_true(1 - left >= sparsity - 2e-12);
    }
    assert_true(imp_rounds(1, 1) == 1 && imp_rounds(0, 1e-300) == 0 && imp_rounds(0.5, 1e-9) > 6e8);
    assert_true(imp_rounds(0.5, 5e-324) > 1e300 && imp_rounds(0.5, 1e-18) > 6e17);
}

static void fewer_singular_values_do_not_carry_the_energy(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 2000; turn++) {
        double sigma[8], sorted[8], target = fabs(next()), total = 0, kept = 0;
        fill(sigma, 8);
        memcpy(sorted, sigma, sizeof sorted);
        size_t r = (size_t)rank_for_energy(sorted, 8, target); // also sorts, largest first
        for (size_t i = 0; i < 8; i++)
            total += sorted[i] * sorted[i];
        for (size_t i = 0; i < r; i++) {
            assert_true(kept / total < target);
            kept += sorted[i] * sorted[i];
        }
        assert_true(kept / total >= target - 1e-15);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(gptq_by_elimination_is_gptq_by_cholesky),
        MANY(the_output_error_is_that_of_the_outputs),
        MANY(smoothing_leaves_the_outputs_and_helps_quantization),
        MANY(the_mask_keeps_the_heaviest_pair),
        MANY(pruning_removes_the_smallest_and_as_many_as_asked),
        MANY(rounds_are_enough_and_one_less_is_not),
        MANY(fewer_singular_values_do_not_carry_the_energy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
