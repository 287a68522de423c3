// SPDX-License-Identifier: MIT
// Rounding, quantizers, formats, clipping and statistics against a second derivation: brute force,
// the definition, or a known identity. Inputs are seeded and many.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/many.h"

#include "kernels/reference/affine.h"
#include "kernels/reference/calibration.h"
#include "kernels/reference/clipping.h"
#include "kernels/reference/error.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/granularity.h"
#include "kernels/reference/matrix.h"
#include "kernels/reference/rounding.h"
#include "kernels/reference/smoothing.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

static void rounding_half_to_even_is_rint(void **state) {
    (void)state;
    static const double edges[] = { 0,
                                    0.5,
                                    1.5,
                                    2.5,
                                    0.49999999999999994,
                                    0x1p51,
                                    0x1p51 + 0.5,
                                    0x1p52 - 0.5,
                                    0x1p52,
                                    0x1p53 - 1,
                                    0x1p53,
                                    1e300,
                                    5e-324,
                                    4503599627370495.5,
                                    INFINITY,
                                    NAN };
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        assert_true(same_bits(round_half_even(edges[i]), rint(edges[i])) || isnan(edges[i]));
        assert_true(same_bits(round_half_even(-edges[i]), rint(-edges[i])) || isnan(edges[i]));
    }
    assert_true(isnan(round_half_even(NAN)) && isnan(round_code(NAN)));
    for (size_t i = 0; i < 1000000; i++) {
        uint64_t word = next_word();
        double any, tie = (double)(int32_t)word * 0.5, small = next() * 1000;
        memcpy(&any, &word, sizeof any);
        if (!isnan(any)) assert_true(same_bits(round_half_even(any), rint(any)));
        assert_true(same_bits(round_half_even(tie), rint(tie)));
        assert_true(round_code(tie) == rint(tie) && round_code(small) == rint(small));
    }
}

static void the_three_rules_differ_at_ties_only(void **state) {
    (void)state;
    assert_true(round_half_away(2.5) == 3 && round_half_away(-2.5) == -3);
    assert_true(round_half_up(2.5) == 3 && round_half_up(-2.5) == -2);
    assert_true(round_half_even(2.5) == 2 && round_half_even(-2.5) == -2);
    assert_true(round_half_up(0.49999999999999994) == 0);
    assert_true(isnan(round_half_up(NAN)) && isinf(round_half_up(-INFINITY)));
    for (size_t i = 0; i < 100000; i++) {
        double x = next() * 1e6;
        assert_true(round_half_even(x) == round_half_away(x));
        assert_true(round_half_even(x) == round_half_up(x));
    }
}

static void absmax_keeps_a_nan_and_an_infinity(void **state) {
    (void)state;
    double x[37];
    for (size_t at = 0; at < 37; at++) {
        fill(x, 37);
        x[at] = -2;
        assert_true(absmax(x, 37) == 2);
        x[at] = -INFINITY;
        assert_true(isinf(absmax(x, 37)));
        x[at] = NAN;
        assert_true(isnan(absmax(x, 37)));
        x[(at + 5) % 37] = INFINITY;
        assert_true(isnan(absmax(x, 37)));
        double least, most;
        extremes(x, 37, &least, &most);
        assert_true(isnan(least) && isnan(most));
    }
    assert_true(absmax(x, 0) == 0);
}

static void nothing_degenerate_divides_by_zero(void **state) {
    (void)state;
    const double zeros[3] = { 0, -0.0, 0 }, tiny[3] = { 5e-324, -5e-324, 0 }, flat[2] = { -3, -3 };
    double q[3], xhat[3], scale[3];
    assert_true(symmetric_quantize(zeros, 3, 8, q, xhat) == 1);
    assert_true(q[0] == 0 && q[1] == 0 && xhat[1] == 0 && symmetric_mse(zeros, 3, 8, 0) == 0);
    assert_true(symmetric_quantize(tiny, 3, 8, q, xhat) == 1 && xhat[0] == 0);
    assert_true(symmetric_quantize(zeros, 0, 8, q, xhat) == 1 &&
                symmetric_mse(zeros, 0, 8, 0) == 0);
    struct affine_grid grid = affine_quantize(zeros, 3, -8, 7, q, xhat);
    assert_true(grid.scale == 1 && grid.zero == -8 && q[0] == -8 && xhat[0] == 0);
    grid = affine_quantize(flat, 2, 0, 255, q, xhat); // widened to 0
    assert_true(grid.zero == 255 && q[0] == 0 && xhat[0] == -3);
    channel_scales(flat, 1, 2, scale);
    assert_true(scale[0] == 0);
    assert_true(qdq(7, 4, 3, 3) == 3 && isnan(qdq(NAN, 4, 3, 3)));
    assert_true(clip_error_of(zeros, 3, 1, 4).mse == 0 &&
                clip_error_of(tiny, 3, 5e-324, 4).mse == 0);
    assert_true(calibrate_mse(zeros, 3, 4, 10) == 0);
    assert_true(sqnr(flat, flat, 2) == INFINITY && sqnr(zeros, zeros, 3) == INFINITY);
    assert_true(smooth_output_error(zeros, zeros, 1, 3, 1, 0.5, 8, (double[64]) { 0 }) == 0);
    grid = affine_grid_of(NAN, 1, 0, 15);
    assert_true(isnan(grid.scale) && isnan(grid.zero));
    grid = affine_grid_of(-1, NAN, 0, 15);
    assert_true(isnan(grid.scale) && isnan(grid.zero));
}

static void one_value_and_a_list_quantize_alike(void **state) {
    (void)state;
    double x[200], q[200], xhat[200];
    for (int bits = 2; bits <= 8; bits++) {
        double top = symmetric_top(bits), qmin = -top - 1;
        fill(x, 200);
        struct affine_grid grid = affine_quantize(x, 200, qmin, top, q, xhat);
        for (size_t i = 0; i < 200; i++)
            assert_true(fake_quant(x[i], grid.scale, grid.zero, qmin, top) == xhat[i]);
        double scale = symmetric_quantize(x, 200, bits, q, xhat);
        for (size_t i = 0; i < 200; i++) {
            assert_true(fake_quant(x[i], scale, 0, qmin, top) == xhat[i]);
            assert_true(q[i] > qmin); // the lowest code never occurs
            assert_true(fabs(x[i] - xhat[i]) <= scale / 2 * (1 + 1e-12));
        }
        symmetric_quantize_at(x, 200, scale / 3, symmetric_full(bits), q, xhat);
        for (size_t i = 0; i < 200; i++)
            assert_true(xhat[i] == fake_quant(x[i], scale / 3, 0, qmin, top));
        symmetric_quantize_at(x, 200, scale / 3, symmetric_restricted(bits), q, xhat);
        for (size_t i = 0; i < 200; i++)
            assert_true(xhat[i] == fake_quant(x[i], scale / 3, 0, -top, top));
    }
}

static void rows_and_columns_are_the_quantizer_of_each(void **state) {
    (void)state;
    enum { ROWS = 5, COLS = 7 };
    double W[ROWS * COLS], T[ROWS * COLS], q[ROWS * COLS], what[ROWS * COLS], scale[COLS];
    double tq[ROWS * COLS], twhat[ROWS * COLS], tscale[COLS], zero[ROWS];
    fill(W, ROWS * COLS);
    transpose(W, ROWS, COLS, T);
    symmetric_columns(W, ROWS, COLS, 4, q, what, scale);
    symmetric_rows(T, COLS, ROWS, 4, tq, twhat, tscale);
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < COLS; j++) {
            assert_true(q[i * COLS + j] == tq[j * ROWS + i] && scale[j] == tscale[j]);
            assert_true(what[i * COLS + j] == twhat[j * ROWS + i]);
        }
    affine_rows(W, ROWS, COLS, 0, 15, q, what, scale, zero);
    for (size_t i = 0; i < ROWS; i++) {
        struct affine_grid grid = affine_quantize(W + i * COLS, COLS, 0, 15, tq, twhat);
        assert_true(grid.scale == scale[i] && grid.zero == zero[i]);
        assert_memory_equal(twhat, what + i * COLS, COLS * sizeof *what);
    }
}

// The value of an E4M3FN byte, by the format's definition.
static double e4m3_value(unsigned byte) {
    unsigned exponent = byte >> 3 & 15, mantissa = byte & 7;
    double magnitude =
        exponent == 0 ? mantissa * 0x1p-9 : ldexp(1 + mantissa / 8.0, (int)exponent - 7);
    return exponent == 15 && mantissa == 7 ? NAN : byte & 128 ? -magnitude : magnitude;
}

static double nearest_e4m3(double x) {
    double best = 0, distance = INFINITY;
    for (unsigned byte = 0; byte < 256; byte++) {
        double value = e4m3_value(byte), away = fabs(value - x);
        if (isnan(value)) continue;
        if (away < distance || (away == distance && byte % 2 == 0)) {
            best = value;
            distance = away;
        }
    }
    return best;
}

static void e4m3_is_the_nearest_of_all_its_bytes(void **state) {
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++) {
        double value = e4m3_value(byte), following = e4m3_value((byte + 1) % 128);
        if (isnan(value)) continue;
        assert_true(e4m3(value) == value);
        double tie = (fabs(value) + following) / 2; // as a double, exact
        if (!isnan(tie)) assert_true(e4m3(tie) == nearest_e4m3(tie));
    }
    for (size_t i = 0; i < 50000; i++) {
        double x = next() * exp2(next() * 12);
        if (e4m3(x) != nearest_e4m3(x))
            fail_saying("e4m3(%.17g) is %g, not %g", x, e4m3(x), nearest_e4m3(x));
    }
    assert_true(e4m3(INFINITY) == 448 && e4m3(-1e300) == -448 && signbit(e4m3(-0.0)));
}

static void nf4_takes_no_level_that_is_farther(void **state) {
    (void)state;
    double x[64], codes[64];
    for (size_t turn = 0; turn < 200; turn++) {
        fill(x, 64);
        double most = nf4_encode(x, 64, codes);
        assert_true(most == absmax(x, 64));
        for (size_t i = 0; i < 64; i++)
            for (size_t k = 0; k < NF4_LEVELS; k++) {
                double own = fabs(x[i] / most - nf4_levels[(size_t)codes[i]]);
                double other = fabs(x[i] / most - nf4_levels[k]);
                assert_true(own < other || (own == other && codes[i] <= (double)k));
            }
    }
    const double tie[2] = { 1, nf4_levels[8] / 2 }; // as far from 0 as from level 8
    nf4_encode(tie, 2, codes);
    assert_true(codes[1] == 7);
}

static void a_tenth_of_the_signal_as_noise_is_20_decibels(void **state) {
    (void)state;
    const double x[3] = { 10, -20, 30 }, xhat[3] = { 9, -18, 33 };
    assert_near(sqnr(x, xhat, 3), 20, 1e-14, "sqnr");
    assert_near(rmse(x, xhat, 3), sqrt((1 + 4 + 9) / 3.0), 1e-15, "rmse");
    // One more bit halves the step of a uniform signal: 6.02 dB.
    static double u[65536], q[65536], coarse[65536], fine[65536];
    fill(u, 65536);
    symmetric_quantize(u, 65536, 10, q, coarse);
    symmetric_quantize(u, 65536, 11, q, fine);
    assert_true(fabs(sqnr(u, fine, 65536) - sqnr(u, coarse, 65536) - 20 * log10(2)) < 0.1);
}

static void percentile_picks_what_sorting_picks(void **state) {
    (void)state;
    for (size_t n = 1; n < 60; n++) {
        double x[60], sorted[60];
        for (size_t i = 0; i < n; i++)
            x[i] = floor(next() * 8); // many ties
        for (size_t k = 0; k < n; k++) {
            memcpy(sorted, x, sizeof sorted);
            double at = percentile(sorted, n, n > 1 ? 100.0 * (double)k / (double)(n - 1) : 50);
            size_t smaller = 0, equal = 0;
            for (size_t i = 0; i < n; i++) {
                smaller += x[i] < at - 1e-9;
                equal += fabs(x[i] - at) < 1e-9;
            }
            assert_true(smaller <= k && k < smaller + equal);
        }
    }
}

static void the_calibrated_clip_is_the_best_of_all_steps(void **state) {
    (void)state;
    double x[500], clips[40];
    fill(x, 500);
    x[7] = 6;
    for (size_t k = 0; k < 40; k++)
        clips[k] = 6 * (double)(k + 1) / 40;
    for (int bits = 2; bits < 8; bits++) {
        struct clip_error error;
        size_t best = best_clip(x, 500, clips, 40, bits, &error);
        assert_true(calibrate_mse(x, 500, bits, 40) == clips[best]);
        assert_near(error.rounding + error.clipping, error.mse, 1e-14, "parts");
    }
    assert_true(calibrate_max(x, 500) == 6);
    assert_true(clip_error_of(x, 500, 6, 4).mse == clip_error_of(x, 500, 1e9, 4).mse);
    assert_true(clip_error_of(x, 500, 6, 4).mse == symmetric_mse(x, 500, 4, 0));
    assert_true(calibrate_percentile(x, 500, 100) == 6);
}

static void every_code_is_counted_once(void **state) {
    (void)state;
    const double q[] = { -8, 7, 0, -0.0, 7, 8, -9, 0.5, NAN, 3 };
    double count[16], sum = 0;
    code_counts(q, sizeof q / sizeof *q, -8, 7, count);
    for (size_t i = 0; i < 16; i++)
        sum += count[i];
    assert_true(count[0] == 1 && count[15] == 2 && count[8] == 2 && count[11] == 1 && sum == 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(rounding_half_to_even_is_rint),
        MANY(the_three_rules_differ_at_ties_only),
        MANY(absmax_keeps_a_nan_and_an_infinity),
        MANY(nothing_degenerate_divides_by_zero),
        MANY(one_value_and_a_list_quantize_alike),
        MANY(rows_and_columns_are_the_quantizer_of_each),
        MANY(e4m3_is_the_nearest_of_all_its_bytes),
        MANY(nf4_takes_no_level_that_is_farther),
        MANY(a_tenth_of_the_signal_as_noise_is_20_decibels),
        MANY(percentile_picks_what_sorting_picks),
        MANY(the_calibrated_clip_is_the_best_of_all_steps),
        MANY(every_code_is_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
