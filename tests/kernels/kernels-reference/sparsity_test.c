// SPDX-License-Identifier: MIT
// What zeros cost and save, against sums written out, exhaustive search and the least squares that
// the surgeon's update must solve.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"
#include "tests/kernels/many.h"

#include "kernels/reference/hessian.h"
#include "kernels/reference/sparsity.h"

enum { MOST = 8 };

static void the_hours_of_a_training_count_the_overhead_on_every_step(void **state) {
    (void)state;
    assert_true(fabs(train_hours(100, 1e6, 1000, 0) - 100e6 / 1000 / 3600) < 1e-12);
    assert_true(fabs(train_hours(10, 1e6, 1000, 0.3) - 13000.0 / 3600) < 1e-12);
}

static void two_of_four_is_the_mask_2_4(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        double w[16], mask[16], twin[16];
        fill(w, 16);
        if (turn % 2) w[turn % 16] = w[(turn + 1) % 16] = turn % 3 ? 0 : NAN;
        mask_n_m(w, 16, 2, 4, mask);
        mask_2_4(w, 16, twin);
        assert_memory_equal(mask, twin, sizeof mask);
    }
}

static void every_run_keeps_its_count_and_nothing_larger_goes(void **state) {
    (void)state;
    for (size_t of = 1; of <= 8; of++)
        for (size_t keep = 0; keep <= of; keep++) {
            double w[24], mask[24];
            size_t n = 24 - 24 % of;
            fill(w, n);
            mask_n_m(w, n, keep, of, mask);
            for (size_t first = 0; first < n; first += of) {
                double kept = 0;
                for (size_t i = first; i < first + of; i++) {
                    kept += mask[i];
                    for (size_t j = first; j < first + of; j++)
                        assert_false(mask[i] == 0 && mask[j] == 1 && fabs(w[i]) > fabs(w[j]));
                }
                assert_true(kept == (double)keep);
            }
        }
}

static void sparse_formats_pay_for_their_indices(void **state) {
    (void)state;
    assert_true(n_m_bits(2, 4, 16) == 9 && n_m_bits(1, 4, 16) == 4.5 && n_m_bits(4, 8, 16) == 9.5);
    assert_true(n_m_bits(2, 2, 16) == 17 && n_m_bits(1, 1, 16) == 16);
    assert_true(sparse_bits(0.5, 32, 32) == 32 && sparse_break_even(32, 32, 32) == 0.5);
    assert_true(fabs(sparse_break_even(4.5, 32, 32) - 0.9296875) < 1e-15);
    for (size_t turn = 0; turn < 100; turn++) {
        double dense = 2 + 30 * fabs(next()), value = 4 + 28 * fabs(next());
        double index = 32 * fabs(next());
        double s = sparse_break_even(dense, value, index);
        assert_true(fabs(sparse_bits(s, value, index) - dense) < 1e-12 * dense + 1e-12);
    }
}

// H = X X^T of inputs drawn at random, and its inverse.
static void draw_hessian(size_t n, double *H, double *Hinv) {
    double X[MOST * 40], scratch[MOST * MOST];
    fill(X, n * 40);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            H[i * n + j] = i == j ? 0.5 : 0;
            for (size_t s = 0; s < 40; s++)
                H[i * n + j] += X[i * 40 + s] * X[j * 40 + s];
        }
    assert_true(inverse(H, n, Hinv, scratch));
}

// e^T H e for e = w - what.
static double output_cost(const double *w, const double *what, const double *H, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            sum += (w[i] - what[i]) * H[i * n + j] * (w[j] - what[j]);
    return sum;
}

// Coordinate descent to the best values of the weights that may move: a second way to the update.
static void settle(const double *w, double *what, const double *H, size_t n, const bool *free) {
    for (size_t round = 0; round < 2000; round++)
        for (size_t j = 0; j < n; j++) {
            double slope = 0;
            if (!free[j]) continue;
            for (size_t k = 0; k < n; k++)
                slope += H[j * n + k] * (what[k] - w[k]);
            what[j] -= slope / H[j * n + j];
        }
}

static void removing_a_weight_leaves_the_others_at_their_best(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 60; turn++) {
        size_t n = 1 + turn % MOST, m = next_word() % n;
        double H[MOST * MOST], Hinv[MOST * MOST], w[MOST], eps[MOST], moved[MOST], best[MOST];
        bool free[MOST];
        draw_hessian(n, H, Hinv);
        fill(w, n);
        for (size_t j = 0; j < n; j++) {
            moved[j] = w[j];
            best[j] = j == m ? 0 : w[j];
            free[j] = j != m;
        }
        assert_true(obs_saliency(w, Hinv, n, eps) && obs_remove(moved, Hinv, n, m));
        settle(w, best, H, n, free);
        assert_true(moved[m] == 0);
        for (size_t j = 0; j < n; j++)
            assert_true(fabs(moved[j] - best[j]) < 1e-9);
        assert_true(fabs(output_cost(w, moved, H, n) - 2 * eps[m]) < 1e-9 * (1 + eps[m]));
    }
}

// The same sweep with no elimination: after each removal the later columns go to their best values,
// found by descent; scores from the best values of a unit error in each column.
static void the_sweep_is_that_of_descent_on_the_columns_to_come(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 60; turn++) {
        size_t n = 1 + turn % MOST;
        double H[MOST * MOST], Hinv[MOST * MOST], work[MOST * MOST], w[MOST], row[MOST], twin[MOST];
        double score[MOST], sparsity = (double)(turn % 5) / 4;
        struct ranked ranking[MOST];
        bool gone[MOST];
        draw_hessian(n, H, Hinv);
        fill(w, n);
        memcpy(row, w, sizeof row);
        memcpy(twin, w, sizeof twin);
        for (size_t m = 0; m < n; m++) { // w^2 over d is the least cost with earlier columns fixed
            double what[MOST];
            bool free[MOST];
            for (size_t j = 0; j < n; j++) {
                what[j] = j == m ? 0 : w[j];
                free[j] = j > m;
            }
            settle(w, what, H, n, free);
            score[m] = output_cost(w, what, H, n);
        }
        for (size_t m = 0; m < n; m++) {
            size_t better = 0;
            for (size_t j = 0; j < n; j++)
                better += score[j] < score[m];
            gone[m] = better < pruned_count(sparsity, n);
        }
        for (size_t m = 0; m < n; m++) {
            double now[MOST];
            bool free[MOST];
            if (!gone[m]) continue;
            memcpy(now, twin, sizeof now);
            for (size_t j = 0; j < n; j++)
                free[j] = j > m;
            twin[m] = 0;
            settle(now, twin, H, n, free);
        }
        assert_true(sparsegpt_row(row, Hinv, n, sparsity, work, ranking));
        for (size_t j = 0; j < n; j++) {
            assert_true(fabs(row[j] - twin[j]) < 1e-8);
            assert_true(!gone[j] || row[j] == 0);
        }
    }
}

static void a_batch_touches_the_experts_that_enumeration_counts(void **state) {
    (void)state;
    // Two of four at random for two tokens: 6 x 6 pairs, counted one by one.
    const int pairs[6] = { 3, 5, 9, 6, 10, 12 };
    double sum = 0;
    for (int a = 0; a < 6; a++)
        for (int b = 0; b < 6; b++)
            for (int bit = 0; bit < 4; bit++)
                sum += (pairs[a] | pairs[b]) >> bit & 1;
    assert_true(fabs(experts_touched(4, 2, 2) - sum / 36) < 1e-12);
    assert_true(experts_touched(8, 2, 0) == 0 && experts_touched(8, 8, 1) == 8);
    assert_true(fabs(experts_touched(8, 2, 1) - 2) < 1e-12);
}

static void refusals_name_what_does_not_fit(void **state) {
    (void)state;
    struct heap heap = { .left = 1 << 16 };
    struct reference_call call = call_on(&heap);
    const double one[] = { 1, 0, 0, 0 };
    const struct reference_value saliency[] = { LIST(1, 2), mat(one, 2, 2) };
    assert_int_equal(reference_run(reference_find("obs_saliency"), saliency, 2, &call),
                     REFERENCE_BAD_ARGUMENT);
    const struct reference_value mask[] = { LIST(1, 2, 3), num(1), num(2) };
    assert_int_equal(reference_run(reference_find("mask_n_m"), mask, 3, &call),
                     REFERENCE_BAD_ARGUMENT);
    const struct reference_value remove[] = { LIST(1, 2), mat(one, 2, 2), num(3) };
    assert_int_equal(reference_run(reference_find("obs_remove"), remove, 3, &call),
                     REFERENCE_BAD_ARGUMENT);
    const struct reference_value touched[] = { num(2), num(3), num(1) };
    assert_int_equal(reference_run(reference_find("experts_touched"), touched, 3, &call),
                     REFERENCE_BAD_ARGUMENT);
    heap_release(&heap);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hours_of_a_training_count_the_overhead_on_every_step),
        cmocka_unit_test(two_of_four_is_the_mask_2_4),
        cmocka_unit_test(every_run_keeps_its_count_and_nothing_larger_goes),
        cmocka_unit_test(sparse_formats_pay_for_their_indices),
        cmocka_unit_test(removing_a_weight_leaves_the_others_at_their_best),
        cmocka_unit_test(the_sweep_is_that_of_descent_on_the_columns_to_come),
        cmocka_unit_test(a_batch_touches_the_experts_that_enumeration_counts),
        cmocka_unit_test(refusals_name_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
