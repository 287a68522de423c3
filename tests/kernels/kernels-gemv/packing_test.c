// SPDX-License-Identifier: MIT
// Packing against the lab's references, the drawings of the blocks, and what packing must refuse.
// usage: packing, or BITLAB_TEST_SEED=SEED packing.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/gemv.h"
#include "kernels/gemv/scalar/number.h"
#include "kernels/gemv/scalar/pack.h"
#include "kernels/random/generator.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/symmetric.h"

enum { ROWS = GEMV_TILE_ROWS, COLS = 512, MANY = ROWS * COLS };

static struct generator draws;

static int start(void **state) {
    (void)state;
    const char *seed = getenv("BITLAB_TEST_SEED");
    generator_init_default(&draws, seed == NULL ? 7 : strtoull(seed, NULL, 10));
    return 0;
}

// Rows of all kinds: normal with all scales from 1e-6 to 1e3, constant, zero, with one outlier.
static void fill_weights(float *w) {
    for (int row = 0; row < ROWS; row++)
        for (int k = 0; k < COLS; k++)
            w[row * COLS + k] = (float)generator_normal(&draws, 0, pow(10, row % 10 - 6));
    for (int k = 0; k < COLS; k++) {
        w[12 * COLS + k] = 0;
        w[13 * COLS + k] = -0.3f;
    }
    w[14 * COLS + 70] = 5000;
}

static void *packed(enum gemv_format format, const float *w) {
    size_t row, col, bytes = gemv_tile_bytes(format, COLS);
    void *tile = aligned_alloc(64, (bytes + 63) / 64 * 64);
    assert_non_null(tile);
    assert_true(gemv_pack_tile(format, w, COLS, ROWS, COLS, tile, &row, &col));
    return tile;
}

// fp16 of a number, by the definition: the nearest multiple of its step, ties to even.
static double nearest_half(double x) {
    if (x == 0) return 0;
    double step = fmax(0x1p-24, exp2(floor(log2(x)) - 10));
    return rint(x / step) * step;
}

static double absmax_of(const float *w, int n) {
    double most = 0;
    for (int i = 0; i < n; i++)
        most = fmax(most, fabs((double)w[i]));
    return most;
}

static void whole_numbers_are_the_reference_quantizers_at_the_stored_scale(void **state) {
    (void)state;
    static float w[MANY], back[MANY];
    const struct {
        enum gemv_format format;
        int bits, group;
    } rows[] = { { GEMV_INT8_G32, 8, 32 }, { GEMV_INT4_G32, 4, 32 }, { GEMV_INT4_G128, 4, 128 } };
    fill_weights(w);
    for (size_t f = 0; f < sizeof rows / sizeof *rows; f++) {
        void *tile = packed(rows[f].format, w);
        gemv_unpack_tile(rows[f].format, tile, ROWS, COLS, back, COLS);
        for (int i = 0; i < MANY; i += rows[f].group) {
            double x[128], q[128], xhat[128];
            for (int k = 0; k < rows[f].group; k++)
                x[k] = (double)w[i + k];
            double most = absmax_of(w + i, rows[f].group);
            double scale = nearest_half(symmetric_scale(most, rows[f].bits));
            if (scale == 0) scale = 0x1p-24;
            symmetric_quantize_at(x, (size_t)rows[f].group, scale,
                                  symmetric_restricted(rows[f].bits), q, xhat);
            for (int k = 0; k < rows[f].group; k++)
                assert_true((double)back[i + k] == xhat[k]);
        }
        free(tile);
    }
}

static void nf4_has_the_codes_of_the_reference(void **state) {
    (void)state;
    static float w[MANY], back[MANY];
    fill_weights(w);
    w[0] = 1; // the largest of its group where the others are ties between two levels
    for (int k = 1; k < 64; k++)
        w[k] = (float)((nf4_levels[k % 15] + nf4_levels[k % 15 + 1]) / 2);
    void *tile = packed(GEMV_NF4_G64, w);
    gemv_unpack_tile(GEMV_NF4_G64, tile, ROWS, COLS, back, COLS);
    for (int i = 0; i < MANY; i += 64) {
        double x[64], codes[64];
        for (int k = 0; k < 64; k++)
            x[k] = (double)w[i + k];
        double most = nf4_encode(x, 64, codes);
        const char *block = (char *)tile + i % COLS / 128 * (int)sizeof(struct gemv_block_nf4_g64);
        int g = i % 128 / 64, row = i / COLS;
        const struct gemv_layout *layout = &gemv_layouts[GEMV_NF4_G64];
        for (int k = 0; k < 64; k++) {
            assert_int_equal(gemv_code_at(layout, gemv_group_lines(layout, block, g), row, k),
                             (int)codes[k]);
            assert_true((double)back[i + k] ==
                        (double)((float)nearest_half(most) * (float)nf4_levels[(int)codes[k]]));
        }
    }
    free(tile);
}

// OCP MX by its definition: of all sixteen values of E2M1 the nearest, of two the one whose code is
// even.
static double nearest_e2m1(double x) {
    static const double values[] = { 0, .5, 1, 1.5, 2, 3, 4, 6 };
    int best = 0;
    for (int code = 1; code < 8; code++) {
        double now = fabs(fabs(x) - values[code]), before = fabs(fabs(x) - values[best]);
        if (now < before || (now == before && code % 2 == 0)) best = code;
    }
    return copysign(values[best], x);
}

static void mxfp4_is_the_nearest_value_under_a_power_of_two(void **state) {
    (void)state;
    static float w[MANY], back[MANY];
    fill_weights(w);
    const float ties[] = { 5, .25f, .75f, 1.25f, 1.75f, 2.5f, 3.5f, -5, 4, 0x1p-130f };
    memcpy(w, ties, sizeof ties); // with the largest of the group made 5: scale 1
    for (int k = 10; k < 32; k++)
        w[k] = 0;
    void *tile = packed(GEMV_MXFP4, w);
    gemv_unpack_tile(GEMV_MXFP4, tile, ROWS, COLS, back, COLS);
    const float rounded[] = { 4, 0, 1, 1, 2, 2, 4, -4, 4, 0 };
    for (int k = 0; k < 10; k++)
        assert_true(back[k] == rounded[k]);
    for (int i = 0; i < MANY; i += 32) {
        double most = absmax_of(w + i, 32);
        double scale = most == 0 ? 1 : exp2(fmax(-127, floor(log2(most)) - 2));
        for (int k = 0; k < 32; k++)
            assert_true((double)back[i + k] == nearest_e2m1((double)w[i + k] / scale) * scale);
    }
    free(tile);
}

static void two_bits_are_the_nearest_of_four_levels(void **state) {
    (void)state;
    static float w[MANY], back[MANY];
    fill_weights(w);
    void *tile = packed(GEMV_2BIT_G64, w);
    gemv_unpack_tile(GEMV_2BIT_G64, tile, ROWS, COLS, back, COLS);
    for (int i = 0; i < MANY; i++) {
        double scale = nearest_half(absmax_of(w + i / 64 * 64, 64) / 2), x = (double)w[i];
        double is = fabs((double)back[i] - x), best = INFINITY;
        for (double level = -1.5; level < 2; level++)
            best = fmin(best, fabs(level * scale - x));
        assert_true(is <= best * (1 + 1e-12));
    }
    free(tile);
}

static void bf16_is_the_nearest_with_ties_to_even(void **state) {
    (void)state;
    const struct {
        float is, want;
    } rows[] = { { 1, 1 },
                 { 1 + 0x1p-8f, 1 },               // halfway, even below
                 { 1 + 3 * 0x1p-8f, 1 + 0x1p-6f }, // halfway, even above
                 { 1 + 0x1.8p-8f, 1 + 0x1p-7f },
                 { -0x1p-133f, -0x1p-133f },
                 { 3.4028235e38f, 3.3895314e38f } }; // the largest of each
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(gemv_bf16_value(gemv_bf16(rows[i].is)) == rows[i].want);
}

static void fp16_goes_there_and_back_for_every_scale(void **state) {
    (void)state;
    for (unsigned bits = 0; bits < 0x7c00; bits++) {
        double value = (double)gemv_half_value((uint16_t)bits);
        double exact =
            bits < 0x400 ? bits * 0x1p-24 : ldexp(1024 + bits % 1024, (int)(bits / 1024) - 25);
        assert_true(value == exact);
        assert_int_equal(gemv_half(value), bits);
        assert_int_equal(gemv_half(value * (1 + 0x1p-13)), bits);
    }
    assert_int_equal(gemv_half(1 + 0x1p-11), 0x3c00);     // a tie goes to the even one
    assert_int_equal(gemv_half(1 + 3 * 0x1p-11), 0x3c02); // from both sides
    assert_int_equal(gemv_half(2047.9), 0x6800);          // and carries into the exponent
}

// The drawings: one weight, and the byte that it must be in.
static void a_code_stands_where_the_drawing_says(void **state) {
    (void)state;
    static float w[MANY];
    memset(w, 0, sizeof w);
    w[5 * COLS + 32 + 14] = 7; // row 5, second group of 32, column 14 of it: scale 1, code 15
    uint8_t *tile = packed(GEMV_INT4_G32, w);
    assert_int_equal(tile[32 + 2 * 5 + 1], 0x3c);                   // its scale, fp16 1
    assert_int_equal(tile[64 + 4 * 64 + 1 * 64 + 5 * 4 + 2], 0xf8); // line 1, high nibble
    free(tile);
    tile = packed(GEMV_INT8_G32, w);
    assert_int_equal(tile[64 + 8 * 64 + 3 * 64 + 5 * 4 + 2], 128 + 127); // line 3, byte 2
    free(tile);
    tile = packed(GEMV_2BIT_G64, w); // column 46: line 2, field 3, byte 2; scale 3.5, code 3
    assert_int_equal(tile[64 + 2 * 64 + 5 * 4 + 2], 0xea);
    free(tile);
    uint16_t *pairs = packed(GEMV_BF16, w);
    assert_int_equal(pairs[23 * 32 + 5 * 2], 0x40e0); // 7 in bf16, columns 46 and 47
    free(pairs);
}

static void bits_and_bytes_count_the_scales(void **state) {
    (void)state;
    static const double bits[GEMV_FORMATS] = { 32, 16, 8.5, 4.5, 4.125, 4.25, 4.25, 2.25 };
    for (int f = 0; f < GEMV_FORMATS; f++) {
        assert_true(gemv_bits_per_weight((enum gemv_format)f) == bits[f]);
        assert_int_equal(gemv_bytes((enum gemv_format)f, 14336, 4096),
                         (size_t)(bits[f] / 8 * 14336 * 4096));
        assert_int_equal(gemv_format_named(gemv_layouts[f].name), f);
    }
    assert_int_equal(gemv_bytes(GEMV_INT4_G128, 1, 1), 33 * 64); // one tile, one block
    assert_int_equal(gemv_bytes(GEMV_FP32, SIZE_MAX, SIZE_MAX), 0);
    assert_int_equal(gemv_format_named("int3"), GEMV_FORMATS);
}

static void a_weight_that_a_format_cannot_hold_is_refused_with_its_place(void **state) {
    (void)state;
    static float w[MANY];
    const float bad[] = { NAN, INFINITY, -INFINITY, 1e8f };
    void *tile = aligned_alloc(64, gemv_tile_bytes(GEMV_FP32, COLS));
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int i = 0; i < 4; i++) {
            bool holds = i == 3 && (gemv_layouts[f].group == 0 || f == GEMV_MXFP4);
            size_t row = 0, col = 0;
            memset(w, 0, sizeof w);
            w[3 * COLS + 17] = bad[i];
            assert_int_equal(
                gemv_pack_tile((enum gemv_format)f, w, COLS, ROWS, COLS, tile, &row, &col), holds);
            if (!holds) assert_true(row == 3 && col == 17);
        }
    free(tile);
}

static void zeros_come_back_as_zeros(void **state) {
    (void)state;
    static float w[MANY], back[MANY];
    memset(w, 0, sizeof w);
    for (int f = 0; f < GEMV_FORMATS; f++) {
        void *tile = packed((enum gemv_format)f, w);
        gemv_unpack_tile((enum gemv_format)f, tile, ROWS, COLS, back, COLS);
        for (int i = 0; i < MANY; i++)
            assert_true(back[i] == 0);
        free(tile);
    }
}

#define FRESH(test) cmocka_unit_test_setup(test, start)

int main(void) {
    const struct CMUnitTest tests[] = {
        FRESH(whole_numbers_are_the_reference_quantizers_at_the_stored_scale),
        FRESH(nf4_has_the_codes_of_the_reference),
        FRESH(mxfp4_is_the_nearest_value_under_a_power_of_two),
        FRESH(two_bits_are_the_nearest_of_four_levels),
        FRESH(bf16_is_the_nearest_with_ties_to_even),
        FRESH(fp16_goes_there_and_back_for_every_scale),
        FRESH(a_code_stands_where_the_drawing_says),
        FRESH(bits_and_bytes_count_the_scales),
        FRESH(a_weight_that_a_format_cannot_hold_is_refused_with_its_place),
        FRESH(zeros_come_back_as_zeros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
