// SPDX-License-Identifier: MIT
// Integer sums of codes against C's own integers, and codebooks against brute force and identities.
// Inputs are seeded and many.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/many.h"

#include "kernels/reference/codebooks.h"
#include "kernels/reference/integers.h"

static int code(int low, int high) {
    return low + (int)(next_word() >> 33) % (high - low + 1);
}

static void zero_points_come_out_of_the_sums(void **state) {
    (void)state;
    double q1[97], q2[97];
    for (int turn = 0; turn < 500; turn++) {
        size_t n = (size_t)code(0, 97);
        int zero1 = code(0, 255), zero2 = code(-128, 127);
        int64_t direct = 0;
        for (size_t i = 0; i < n; i++) {
            q1[i] = code(0, 255);
            q2[i] = code(-128, 127);
            direct += ((int64_t)q1[i] - zero1) * ((int64_t)q2[i] - zero2);
        }
        struct integer_dot dot = integer_dot(q1, zero1, q2, zero2, n);
        assert_true(dot.total == (double)direct);
        assert_true(integer_dot(q1, 0, q2, 0, n).total == dot.products);
    }
}

static void requantizing_gives_the_code_of_the_real_product(void **state) {
    (void)state;
    for (int turn = 0; turn < 10000; turn++) {
        double s1 = 0.01 + fabs(next()), s2 = 0.02 + fabs(next()), s3 = 5 + fabs(next());
        int sum = code(-4000, 4000), zero = code(-128, 127);
        double real = s1 * s2 * sum;
        double expected = fmin(127, fmax(-128, rint(real / s3) + zero));
        double actual = requantize(sum, s1 * s2 / s3, zero, -128, 127);
        if (fabs(fmod(fabs(real / s3), 1) - 0.5) > 1e-9) assert_true(actual == expected);
    }
    assert_true(requantize(5, 0.5, 0, -128, 127) == 2 && requantize(1e9, 1, 3, 0, 255) == 255);
}

static void accumulators_wrap_as_int16_and_int32_do(void **state) {
    (void)state;
    double terms[600], sums[600];
    uint16_t sum16 = 0;
    uint32_t sum32 = 0;
    for (size_t i = 0; i < 600; i++)
        terms[i] = code(-32768, 32767);
    accumulate_wrapping(terms, 600, 16, sums);
    for (size_t i = 0; i < 600; i++) {
        sum16 = (uint16_t)(sum16 + (uint16_t)(int16_t)terms[i]);
        assert_true(sums[i] == (int16_t)sum16);
    }
    for (size_t i = 0; i < 600; i++)
        terms[i] = code(-1000000000, 1000000000);
    accumulate_wrapping(terms, 600, 32, sums);
    for (size_t i = 0; i < 600; i++) {
        sum32 += (uint32_t)(int32_t)terms[i];
        assert_true(sums[i] == (int32_t)sum32);
    }
}

static void accumulators_saturate_at_both_ends(void **state) {
    (void)state;
    const double terms[] = { 30000, 5000, -100, -65535, -10, 40000 };
    double sums[6];
    accumulate_saturating(terms, 6, 16, sums);
    const double expected[] = { 30000, 32767, 32667, -32768, -32768, 7232 };
    for (size_t i = 0; i < 6; i++)
        assert_true(sums[i] == expected[i]);
}

// The largest counts of the lesson: one more product and the sum is wrong.
static void an_int32_holds_131071_products_of_two_lowest_codes(void **state) {
    (void)state;
    static double terms[133146], sums[133146];
    for (size_t i = 0; i < 131072; i++)
        terms[i] = 128.0 * 128;
    accumulate_wrapping(terms, 131072, 32, sums);
    assert_true(sums[131070] == 131071.0 * 16384 && sums[131071] < 0);
    for (size_t i = 0; i < 133145; i++)
        terms[i] = 127.0 * 127;
    accumulate_wrapping(terms, 133145, 32, sums);
    assert_true(sums[133143] > 0 && sums[133144] == 133145.0 * 16129 - 0x1p32);
}

static void pairs_saturate_in_sixteen_bits(void **state) {
    (void)state;
    double a[2], b[2], sum;
    for (int turn = 0; turn < 100000; turn++) {
        for (int i = 0; i < 2; i++) {
            a[i] = code(0, 255);
            b[i] = code(-128, 127);
        }
        int exact = (int)a[0] * (int)b[0] + (int)a[1] * (int)b[1];
        pair_sums(a, b, 2, &sum);
        assert_true(sum == (exact > 32767 ? 32767 : exact < -32768 ? -32768 : exact));
    }
    const double most[] = { 255, 255 }, high[] = { 127, 127 };
    pair_sums(most, high, 2, &sum);
    assert_true(sum == 32767);
}

// ---- codebooks

static void points_go_to_the_nearest_codeword(void **state) {
    (void)state;
    double points[300], words[60], codes[100], xhat[300];
    fill(points, 300);
    fill(words, 60);
    codebook_encode(points, 100, 3, words, 20, codes, xhat);
    for (size_t i = 0; i < 100; i++) {
        double least = INFINITY, own = 0;
        for (size_t c = 0; c < 20; c++) {
            double d2 = 0;
            for (size_t j = 0; j < 3; j++)
                d2 += pow(points[3 * i + j] - words[3 * c + j], 2);
            if (c == (size_t)codes[i]) own = d2;
            least = fmin(least, d2);
        }
        assert_near(own, least, 1e-12, "squared distance");
        assert_memory_equal(xhat + 3 * i, words + 3 * (size_t)codes[i], 3 * sizeof *xhat);
    }
    const double middle[1] = { 1 }, ends[2] = { 0, 2 };
    codebook_encode(middle, 1, 1, ends, 2, codes, xhat);
    assert_true(codes[0] == 0); // the lower index at a tie
    points[4] = NAN;
    codebook_encode(points, 100, 3, words, 20, codes, xhat);
    assert_true(isnan(codes[1]) && isnan(xhat[3]) && !isnan(codes[0]) && !isnan(codes[2]));
}

static double mse_of(const double *points, size_t n, size_t d, const double *words, size_t k) {
    double *codes = calloc(n, sizeof *codes), *xhat = calloc(n * d, sizeof *xhat), sum = 0;
    codebook_encode(points, n, d, words, k, codes, xhat);
    for (size_t i = 0; i < n * d; i++)
        sum += (points[i] - xhat[i]) * (points[i] - xhat[i]);
    free(codes);
    free(xhat);
    return sum / (double)(n * d);
}

static void training_ends_where_every_codeword_is_the_mean_of_its_cell(void **state) {
    (void)state;
    static double points[4000], words[32], codes[2000], xhat[4000], scratch[64];
    fill(points, 4000);
    double mse = codebook_train(points, 2000, 2, 16, 300, words, scratch);
    assert_near(mse, mse_of(points, 2000, 2, words, 16), 1e-12, "mse");
    codebook_encode(points, 2000, 2, words, 16, codes, xhat);
    for (size_t c = 0; c < 16; c++) {
        double sum[2] = { 0, 0 }, count = 0;
        for (size_t i = 0; i < 2000; i++)
            if (codes[i] == (double)c) {
                sum[0] += points[2 * i];
                sum[1] += points[2 * i + 1];
                count++;
            }
        assert_true(count > 0);
        assert_true(fabs(sum[0] / count - words[2 * c]) < 1e-12);
        assert_true(fabs(sum[1] / count - words[2 * c + 1]) < 1e-12);
    }
    // 16 cells of a square of side 2: a grid of squares leaves 1/48 per number, hexagons a little
    // less
    assert_true(mse > 0.018 && mse < 0.0212);
}

static void training_finds_separate_clusters(void **state) {
    (void)state;
    double points[160], words[8], scratch[16];
    const double centres[8] = { 0, 0, 10, 0, 0, 10, 10, 10 };
    for (size_t i = 0; i < 80; i++)
        for (size_t j = 0; j < 2; j++)
            points[2 * i + j] = centres[2 * (i % 4) + j] + 0.01 * next();
    assert_true(codebook_train(points, 80, 2, 4, 8, words, scratch) < 1e-4);
    assert_true(codebook_train(points, 80, 2, 1, 8, words, scratch) > 20);
    assert_true(fabs(words[0] - 5) < 0.01 && fabs(words[1] - 5) < 0.01);
}

static void scalar_training_is_lloyd_max_of_a_uniform_law(void **state) {
    (void)state;
    static double points[20000], words[4], scratch[16];
    fill(points, 20000);
    double mse = codebook_train(points, 20000, 1, 4, 50, words, scratch);
    assert_near(mse, 1.0 / 48, 0.02, "mse of 4 levels in [-1, 1)");
}

static void the_rotation_is_its_matrix_and_keeps_lengths(void **state) {
    (void)state;
    double x[64], signs[64], y[64], again[64];
    fill(x, 64);
    for (size_t i = 0; i < 64; i++)
        signs[i] = next() < 0 ? -1 : 1;
    hadamard(x, signs, 64, y);
    double before = 0, after = 0;
    for (size_t i = 0; i < 64; i++) {
        double sum = 0;
        for (size_t k = 0; k < 64; k++)
            sum += (__builtin_popcount((unsigned)(i & k)) % 2 ? -1 : 1) * signs[k] * x[k] / 8;
        assert_true(fabs(y[i] - sum) < 1e-14);
        before += x[i] * x[i];
        after += y[i] * y[i];
    }
    assert_near(after, before, 1e-14, "squared length");
    hadamard(y, NULL, 64, again); // H H = I
    for (size_t i = 0; i < 64; i++)
        assert_true(fabs(again[i] * signs[i] - x[i]) < 1e-14);
}

static bool is_in_e8(const double *p) {
    double sum = 0;
    for (size_t i = 0; i < 8; i++) {
        if (fmod(2 * p[i], 1) != 0 || fmod(fabs(2 * p[i]), 2) != fmod(fabs(2 * p[0]), 2))
            return false;
        sum += p[i];
    }
    return fmod(sum, 2) == 0;
}

static double distance8(const double *a, const double *b) {
    double sum = 0;
    for (size_t i = 0; i < 8; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

// The 240 shortest vectors of E8: no neighbour of the answer may be nearer.
static size_t roots(double root[240][8]) {
    size_t n = 0;
    for (int code = 0; code < 6561; code++) { // 3^8 patterns of -1, 0, 1: those of length 2
        double p[8], squares = 0;
        for (int i = 0, rest = code; i < 8; i++, rest /= 3) {
            p[i] = rest % 3 - 1;
            squares += p[i] * p[i];
        }
        if (squares == 2) memcpy(root[n++], p, sizeof p);
    }
    for (unsigned signs = 0; signs < 256; signs++)
        if (__builtin_popcount(signs) % 2 == 0) {
            for (int i = 0; i < 8; i++)
                root[n][i] = signs >> i & 1 ? -0.5 : 0.5;
            n++;
        }
    return n;
}

static void e8_points_are_in_the_lattice_and_have_no_nearer_neighbour(void **state) {
    (void)state;
    static double root[240][8];
    assert_int_equal(roots(root), 240);
    for (int turn = 0; turn < 3000; turn++) {
        double x[8], p[8], other[8];
        for (size_t i = 0; i < 8; i++)
            x[i] = 6 * next();
        e8_nearest(x, 8, p);
        assert_true(is_in_e8(p));
        assert_true(distance8(x, p) <= 1 + 1e-12); // the covering radius of E8 is 1
        for (size_t r = 0; r < 240; r++) {
            for (size_t i = 0; i < 8; i++)
                other[i] = p[i] + root[r][i];
            assert_true(distance8(x, p) <= distance8(x, other) + 1e-12);
        }
    }
}

static void e8_errs_less_than_whole_numbers_at_the_same_density(void **state) {
    (void)state;
    static double x[80000], xhat[80000];
    double lattice = 0, whole = 0;
    for (size_t i = 0; i < 80000; i++)
        x[i] = 64 * next();
    e8_nearest(x, 80000, xhat);
    for (size_t i = 0; i < 80000; i++) {
        lattice += (x[i] - xhat[i]) * (x[i] - xhat[i]) / 80000;
        whole += (x[i] - rint(x[i])) * (x[i] - rint(x[i])) / 80000;
    }
    assert_near(whole, 1.0 / 12, 0.01, "whole numbers");
    assert_near(lattice, 929.0 / 12960, 0.01, "E8"); // Conway and Sloane: G = 929/12960
}

static void e8_keeps_short_runs_and_bad_numbers_apart(void **state) {
    (void)state;
    double x[19], xhat[19], padded[8] = { 0 }, p[8];
    fill(x, 19);
    x[2] = NAN;
    x[9] = INFINITY;
    e8_nearest(x, 19, xhat);
    for (size_t i = 0; i < 19; i++)
        assert_true(isnan(xhat[i]) == (i < 16));
    memcpy(padded, x + 16, 3 * sizeof *x);
    e8_nearest(padded, 8, p);
    assert_memory_equal(p, xhat + 16, 3 * sizeof *p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(zero_points_come_out_of_the_sums),
        MANY(requantizing_gives_the_code_of_the_real_product),
        MANY(accumulators_wrap_as_int16_and_int32_do),
        cmocka_unit_test(accumulators_saturate_at_both_ends),
        cmocka_unit_test(an_int32_holds_131071_products_of_two_lowest_codes),
        MANY(pairs_saturate_in_sixteen_bits),
        MANY(points_go_to_the_nearest_codeword),
        MANY(training_ends_where_every_codeword_is_the_mean_of_its_cell),
        MANY(training_finds_separate_clusters),
        MANY(scalar_training_is_lloyd_max_of_a_uniform_law),
        MANY(the_rotation_is_its_matrix_and_keeps_lengths),
        MANY(e8_points_are_in_the_lattice_and_have_no_nearer_neighbour),
        MANY(e8_errs_less_than_whole_numbers_at_the_same_density),
        MANY(e8_keeps_short_runs_and_bad_numbers_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
