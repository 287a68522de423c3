// SPDX-License-Identifier: MIT
// Distillation and evaluation against a second derivation: finite differences, limits, and the
// definitions by brute force. Inputs are seeded and many.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/many.h"

#include "kernels/reference/distillation.h"
#include "kernels/reference/evaluation.h"

static double t2_kl(const double *zt, const double *zs, size_t n, double T) {
    return kd_loss(zt, zs, n, 0, T, 1);
}

static void the_gradient_is_the_slope_of_the_loss(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        double zt[5], zs[5], gradient[5], T = exp2(next() * 3), h = 1e-5 * T;
        fill(zt, 5);
        fill(zs, 5);
        kd_grad(zt, zs, 5, T, gradient);
        for (size_t i = 0; i < 5; i++) {
            double at = zs[i];
            zs[i] = at + h;
            double above = t2_kl(zt, zs, 5, T);
            zs[i] = at - h;
            double below = t2_kl(zt, zs, 5, T);
            zs[i] = at;
            // central difference: truncation ~h^2, rounding ~1e-15 T^2 / h
            assert_true(fabs((above - below) / (2 * h) - gradient[i]) < 1e-8);
        }
    }
}

static void the_loss_is_its_two_parts(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 200; turn++) {
        double zt[4], zs[4], p[4], q[4], log_q[4], T = exp2(next() * 3), alpha = fabs(next());
        fill(zt, 4);
        fill(zs, 4);
        softmax_t(zt, 4, T, p);
        softmax_t(zs, 4, T, q);
        double soft = T * T * kl(p, q, 4, 0);
        log_softmax_t(zs, 4, 1, log_q);
        double expected = alpha * soft - (1 - alpha) * log_q[turn % 4];
        assert_near(kd_loss(zt, zs, 4, turn % 4, T, alpha), expected, 1e-12, "kd_loss");
        assert_near(kl_bits(p, q, 4) * log(2), kl(p, q, 4, 0), 1e-13, "bits");
        assert_near(entropy_bits(p, 4) * log(2), entropy(p, 4, 0), 1e-13, "entropy");
        assert_true(kl(p, q, 4, 0) >= 0 && kl(p, p, 4, 0) == 0);
        assert_true(entropy(p, 4, 0) <= log(4) * (1 + 1e-15));
    }
}

static void softmax_has_its_limits(void **state) {
    (void)state;
    const double far[3] = { 0, -2000, 1 }, infinite[3] = { INFINITY, 3, INFINITY };
    const double cut[2] = { -INFINITY, 2 };
    double p[3], log_p[3];
    softmax_t(far, 3, 1, p);
    assert_true(p[1] == 0);
    log_softmax_t(far, 3, 1, log_p);
    assert_near(log_p[1], -2001 - log1p(exp(-1)), 1e-15, "log of an underflow");
    assert_near(cross_entropy(far, 3, 1), 2001 + log1p(exp(-1)), 1e-15, "its cross entropy");
    assert_near(kd_loss(infinite + 1, far, 1, 0, 1, 1), 0, 0, "one class");
    const double even[2] = { 0, 0 };
    assert_near(kd_loss(even, far, 2, 0, 1, 1), 1000 - log(2), 1e-14, "KL past an underflow");
    softmax_t(infinite, 3, 2, p);
    assert_true(p[0] == 0.5 && p[1] == 0 && p[2] == 0.5);
    softmax_t(cut, 2, 1, p);
    assert_true(p[0] == 0 && p[1] == 1);
    log_softmax_t(cut, 2, 0, log_p);
    assert_true(isinf(log_p[0]) && log_p[1] == 0);
    softmax_t(far, 3, 1e300, p);
    assert_near(p[1], 1.0 / 3, 1e-15, "T without end");
    assert_true(kl((double[]) { 1 }, (double[]) { 1e-310 }, 1, 0) < 714);
}

static void calibration_error_by_its_definition(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 500; turn++) {
        enum { N = 40 };
        double conf[N], correct[N], expected = 0;
        size_t bins = 1 + turn % 120;
        struct ece_bin scratch[120];
        for (size_t i = 0; i < N; i++) { // also at the edges of the bins
            conf[i] = next_word() % 2 ? fabs(next()) : (double)(next_word() % (bins + 1)) / bins;
            correct[i] = (double)(next_word() >> 40 & 1);
        }
        for (size_t k = 1; k <= bins; k++) {
            double low = (double)(k - 1) / bins, high = (double)k / bins, gap = 0;
            for (size_t i = 0; i < N; i++)
                if ((conf[i] > low && conf[i] <= high) || (k == 1 && conf[i] == 0))
                    gap += correct[i] - conf[i];
            expected += fabs(gap) / N;
        }
        assert_near(ece(conf, correct, N, bins, scratch), expected, 1e-12, "ece");
    }
}

static void upgrades_go_by_sensitivity_per_weight_and_fit(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 2000; turn++) {
        enum { N = 6 };
        double sens[N], n[N], bits[N], used = 0, total = 0;
        for (size_t i = 0; i < N; i++) {
            sens[i] = (double)(next_word() >> 60);
            n[i] = 1 + (double)(next_word() >> 62);
            total += n[i];
        }
        double budget = total * (4 + 4 * fabs(next()));
        allocate_bits(sens, n, N, budget, bits);
        for (size_t i = 0; i < N; i++)
            used += n[i] * bits[i];
        assert_true(used <= budget);
        for (size_t i = 0; i < N; i++) { // what was passed over did not fit after its betters
            double before = total * 4;
            for (size_t j = 0; j < N; j++)
                if (sens[j] * n[i] > sens[i] * n[j] || (sens[j] * n[i] == sens[i] * n[j] && j < i))
                    before += bits[j] == 8 ? 4 * n[j] : 0;
            assert_true((before + 4 * n[i] <= budget) == (bits[i] == 8));
        }
    }
}

static void the_front_dominates_the_rest_and_not_itself(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 1000; turn++) {
        enum { N = 12 };
        double cost[N], quality[N], front[N];
        bool on[N] = { false };
        for (size_t i = 0; i < N; i++) {
            cost[i] = (double)(next_word() >> 61);
            quality[i] = (double)(next_word() >> 61);
        }
        size_t found = pareto(cost, quality, N, front);
        for (size_t k = 0; k < found; k++) {
            assert_true(k == 0 || front[k] > front[k - 1]);
            on[(size_t)front[k] - 1] = true;
        }
        for (size_t i = 0; i < N; i++) {
            bool beaten = false;
            for (size_t j = 0; j < N; j++)
                beaten = beaten || (cost[j] < cost[i] && quality[j] >= quality[i]) ||
                         (cost[j] <= cost[i] && quality[j] > quality[i]);
            assert_true(on[i] == !beaten);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(the_gradient_is_the_slope_of_the_loss),
        MANY(the_loss_is_its_two_parts),
        MANY(softmax_has_its_limits),
        MANY(calibration_error_by_its_definition),
        MANY(upgrades_go_by_sensitivity_per_weight_and_fit),
        MANY(the_front_dominates_the_rest_and_not_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
