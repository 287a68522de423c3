// SPDX-License-Identifier: MIT
// Number formats against second derivations: brute force over all codes, C's own float, NumPy's
// float16, llama.cpp's bytes, and identities. See make_format_vectors.py.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/many.h"

#include "kernels/reference/floats.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/gguf.h"
#include "kernels/reference/microscaling.h"
#include "kernels/reference/nf4.h"
#include "kernels/reference/rounding.h"

static json_t *vectors;

static int read_vectors(void **state) {
    (void)state;
    vectors = json_read("tests/data/format_vectors.json");
    return 0;
}

static int release_vectors(void **state) {
    (void)state;
    json_decref(vectors);
    return 0;
}

static void assert_hash(const void *data, size_t bytes, const json_t *row, const char *key) {
    char hash[17];
    snprintf(hash, sizeof hash, "%016" PRIx64, fnv1a(data, bytes));
    if (strcmp(hash, json_string_value(json_at(row, key))) != 0) {
        char *text = json_dumps(row, 0);
        print_error("%s differs: %s\n", key, text);
        free(text);
        _fail(__FILE__, __LINE__);
    }
}

static const struct {
    struct float_format format;
    double largest, least_normal, least;
} published[] = {
    { { 5, 10, FLOAT_IEEE }, 65504, 0x1p-14, 0x1p-24 },
    { { 8, 7, FLOAT_IEEE }, 0x1.fep127, 0x1p-126, 0x1p-133 },
    { { 8, 23, FLOAT_IEEE }, 0x1.fffffep127, 0x1p-126, 0x1p-149 },
    { { 5, 2, FLOAT_IEEE }, 57344, 0x1p-14, 0x1p-16 },
    { { 4, 3, FLOAT_NAN }, 448, 0x1p-6, 0x1p-9 },
    { { 4, 3, FLOAT_IEEE }, 240, 0x1p-6, 0x1p-9 },
    { { 2, 1, FLOAT_FINITE }, 6, 1, 0.5 },
    { { 3, 2, FLOAT_FINITE }, 28, 0.25, 0.0625 }, // E3M2 of MXFP6
    { { 2, 3, FLOAT_FINITE }, 7.5, 1, 0.125 },    // E2M3 of MXFP6
};

static void formats_have_their_published_ends(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        struct float_format format = published[i].format;
        assert_true(float_largest(format) == published[i].largest);
        assert_true(float_decode(ldexp(1, format.mantissa_bits), format) ==
                    published[i].least_normal);
        assert_true(float_decode(1, format) == published[i].least);
        assert_true(float_decode(0, format) == 0);
    }
}

// The nearest finite value by trying them all, the even code at a tie.
static double brute_force(double x, struct float_format format) {
    double best = 0, codes = ldexp(1, format.exponent_bits + format.mantissa_bits);
    for (double code = 0; code < codes; code++) {
        double value = float_decode(code, format);
        if (!isfinite(value)) continue;
        double closer = fabs(fabs(x) - best) - fabs(fabs(x) - value);
        if (closer > 0 || (closer == 0 && fmod(code, 2) == 0)) best = value;
    }
    return copysign(best, x);
}

static const struct float_format small_formats[] = {
    { 4, 3, FLOAT_NAN },    { 5, 2, FLOAT_IEEE },   { 2, 1, FLOAT_FINITE },
    { 3, 2, FLOAT_FINITE }, { 2, 3, FLOAT_FINITE }, { 3, 4, FLOAT_IEEE },
};

static void small_floats_round_to_the_nearest_of_all_their_values(void **state) {
    (void)state;
    for (size_t f = 0; f < sizeof small_formats / sizeof *small_formats; f++) {
        struct float_format format = small_formats[f];
        double largest = float_largest(format);
        for (size_t i = 0; i < 4000; i++) {
            double x = i % 2 ? next() * largest : ldexp(next(), (int)(next() * 12));
            if (i % 5 == 0) x = float_decode((double)(i % 100), format) / 2 + largest / 64;
            if (!isfinite(x) || fabs(x) > largest) continue;
            assert_bits(float_round(x, format), brute_force(x, format), "rounded", i);
        }
    }
}

static void ties_go_to_the_even_mantissa(void **state) {
    (void)state;
    for (size_t f = 0; f < sizeof small_formats / sizeof *small_formats; f++) {
        struct float_format format = small_formats[f];
        double most = float_encode(float_largest(format), format);
        for (double code = 0; code < most; code++) {
            double low = float_decode(code, format), high = float_decode(code + 1, format);
            double even = fmod(code, 2) == 0 ? low : high, middle = (low + high) / 2;
            assert_true(float_round(middle, format) == even);
            assert_true(float_round(-middle, format) == -even);
            assert_true(float_round(nextafter(middle, INFINITY), format) == high);
            assert_true(float_round(nextafter(middle, 0), format) == low);
        }
    }
}

static void encoding_and_decoding_are_inverse(void **state) {
    (void)state;
    for (size_t f = 0; f < sizeof small_formats / sizeof *small_formats; f++) {
        struct float_format format = small_formats[f];
        for (double code = 0; code < ldexp(2, format.exponent_bits + format.mantissa_bits);
             code++) {
            double value = float_decode(code, format);
            if (!isnan(value)) assert_true(float_encode(value, format) == code);
        }
    }
    assert_true(float_encode(NAN, format_e4m3) == 0x7f);
    assert_true(isnan(float_decode(0xff, format_e4m3)));
    assert_true(float_encode(-INFINITY, format_e5m2) == 0xfc);
    assert_true(float_encode(1, format_bf16) == 0x3f80);
    assert_true(float_encode(-2, format_fp32) == 0xc0000000);
}

static void beyond_the_largest_is_an_infinity_or_the_largest(void **state) {
    (void)state;
    assert_true(fp16(65519.99) == 65504 && isinf(fp16(65520)) && fp16(-1e300) == -INFINITY);
    assert_true(bf16(3.4e38) == INFINITY && isinf(fp32(1e39)));
    assert_true(e5m2(61440) == 57344 && e5m2(-INFINITY) == -57344);
    assert_true(e2m1(1e300) == 6 && e2m1(-INFINITY) == -6);
    assert_true(isnan(fp16(NAN)) && isnan(e5m2(NAN)) && isnan(e2m1(NAN)));
}

static void fp32_is_the_compilers_float(void **state) {
    (void)state;
    for (size_t i = 0; i < 300000; i++) {
        double x = ldexp(next(), (int)(next() * 150));
        assert_bits(fp32(x), (double)(float)x, "fp32", i);
    }
}

static void bf16_is_the_upper_half_of_fp32_rounded(void **state) {
    (void)state;
    for (size_t i = 0; i < 300000; i++) {
        float x = (float)ldexp(next(), (int)(next() * 120));
        uint32_t bits;
        memcpy(&bits, &x, sizeof bits);
        uint32_t upper = (bits + 0x7fff + (bits >> 16 & 1)) >> 16 << 16;
        float expected;
        memcpy(&expected, &upper, sizeof expected);
        assert_bits(bf16(x), expected, "bf16", i);
        assert_true(float_encode(x, format_bf16) == upper >> 16);
    }
}

static void fp16_is_numpys_float16(void **state) {
    (void)state;
    const json_t *row = json_at(vectors, "fp16");
    static double values[65536], finite[65536], tries[200000], rounded[200000];
    size_t n = 0, m = 0;
    for (size_t code = 0; code < 65536; code++) {
        values[code] = float_decode((double)code, format_fp16);
        if (isnan(values[code])) values[code] = 0;
    }
    assert_hash(values, sizeof values, row, "values");
    for (size_t code = 0x7bff; code > 0; code--) // upwards: the negative ones, both zeros, the rest
        finite[n++] = -values[code];
    finite[n++] = 0;
    for (size_t code = 0; code <= 0x7bff; code++)
        finite[n++] = values[code];
    for (int way = -1; way < 2; way++)
        for (size_t i = 0; i + 1 < n; i++) {
            double middle = (finite[i] + finite[i + 1]) / 2;
            double moved = nextafter(middle, way < 0 ? 0 : way == 0 ? INFINITY : -INFINITY);
            tries[m++] = way < 0 ? middle : moved;
        }
    const double ends[] = { 65519.99, 65520, 1e300, 5e-324 };
    memcpy(tries + m, ends, sizeof ends);
    m += 4;
    assert_int_equal(m, json_integer_value(json_at(row, "tries")));
    for (size_t i = 0; i < m; i++)
        rounded[i] = fp16(tries[i]) + 0.0;
    assert_hash(rounded, m * sizeof *rounded, row, "rounded");
}

static void e4m3_is_the_general_rounding(void **state) {
    (void)state;
    for (size_t i = 0; i < 200000; i++) {
        double x = ldexp(next(), (int)(next() * 14));
        assert_bits(float_round(x, format_e4m3), e4m3(x), "e4m3", i);
    }
    assert_true(float_round(0.0009765625, format_e4m3) == 0); // 2^-10, a tie
}

// ---- blocks

static void a_shared_exponent_is_a_power_of_two_below_the_largest(void **state) {
    (void)state;
    assert_true(mx_scale(5, 2) == 1 && mx_scale(7.99, 2) == 1 && mx_scale(8, 2) == 2);
    assert_true(mx_scale(0, 2) == 1 && isnan(mx_scale(NAN, 2)) && isnan(mx_scale(INFINITY, 2)));
    assert_true(mx_scale(1e-300, 2) == 0x1p-127 && mx_scale(1e300, 2) == 0x1p127);
    assert_true(mx_scale(448, 8) == 1);
}

static void mxfp4_blocks_are_the_nearest_grid_points(void **state) {
    (void)state;
    double x[200], codes[200], xhat[200], scale[7];
    static const double grid[8] = { 0, 0.5, 1, 1.5, 2, 3, 4, 6 };
    for (int turn = 0; turn < 200; turn++) {
        fill(x, 200);
        for (size_t i = 0; i < 200; i++)
            x[i] = ldexp(x[i], turn % 40 - 20);
        mxfp4(x, 200, codes, xhat, scale);
        for (size_t i = 0; i < 200; i++) {
            double step = scale[i / 32], least = INFINITY;
            for (size_t k = 0; k < 8; k++)
                least = fmin(least, fabs(fabs(x[i]) - grid[k] * step));
            assert_true(fabs(x[i] - xhat[i]) == least);
            assert_true(fabs(xhat[i]) == grid[(int)codes[i] & 7] * step);
            assert_true((codes[i] >= 8) == signbit(x[i]));
            assert_true(log2(step) == floor(log2(step)));
        }
    }
}

static void one_bad_weight_spoils_its_block_alone(void **state) {
    (void)state;
    double x[64], codes[64], xhat[64], scale[4];
    for (int infinite = 0; infinite < 2; infinite++) {
        fill(x, 64);
        x[40] = infinite ? INFINITY : NAN;
        mxfp4(x, 64, codes, xhat, scale);
        for (size_t i = 0; i < 64; i++)
            assert_true(isnan(xhat[i]) == (i >= 32) && isnan(codes[i]) == (i >= 32));
        nvfp4(x, 64, 1, codes, xhat, scale);
        for (size_t i = 0; i < 64; i++)
            assert_true(isnan(xhat[i]) == (i >= 32 && i < 48));
        assert_true(isnan(nvfp4_tensor_scale(x, 64)));
    }
}

static void nvfp4_scales_are_e4m3_numbers_and_reach_the_largest(void **state) {
    (void)state;
    double x[512], codes[512], xhat[512], scale[32];
    for (int turn = 0; turn < 100; turn++) {
        fill(x, 512);
        double tensor = nvfp4_tensor_scale(x, 512), most = 0;
        nvfp4(x, 512, tensor, codes, xhat, scale);
        for (size_t i = 0; i < 32; i++) {
            assert_true(e4m3(scale[i]) == scale[i]);
            most = fmax(most, scale[i]);
        }
        assert_true(most == 448); // the largest block has the largest scale
        for (size_t i = 0; i < 512; i++)
            assert_true(xhat[i] ==
                        e2m1(x[i] / (scale[i / 16] * tensor)) * (scale[i / 16] * tensor));
    }
    const double zeros[3] = { 0 };
    assert_true(nvfp4_tensor_scale(zeros, 3) == 1);
    nvfp4(zeros, 3, 1, codes, xhat, scale);
    assert_true(codes[0] == 0 && xhat[2] == 0 && scale[0] == 0);
}

static void nf4_in_blocks_is_nf4_of_each_block(void **state) {
    (void)state;
    double x[150], codes[150], xhat[150], absmax[3], one[64];
    fill(x, 150);
    nf4_blocks(x, 150, 64, codes, xhat, absmax);
    for (size_t start = 0; start < 150; start += 64) {
        size_t n = start == 128 ? 22 : 64;
        assert_true(nf4_encode(x + start, n, one) == absmax[start / 64]);
        for (size_t i = 0; i < n; i++) {
            assert_true(one[i] == codes[start + i]);
            assert_true(xhat[start + i] == nf4_levels[(int)one[i]] * absmax[start / 64]);
        }
    }
}

static void dynamic_levels_rise_and_hold_zero_and_one(void **state) {
    (void)state;
    double levels[DYNAMIC_LEVELS];
    dynamic_levels(levels);
    for (size_t i = 1; i < DYNAMIC_LEVELS; i++)
        assert_true(levels[i] > levels[i - 1]);
    for (size_t i = 1; i < 128; i++)
        assert_true(levels[127 + i] == -levels[127 - i]);
    assert_true(levels[127] == 0 && levels[255] == 1);
    // As torch prints bitsandbytes' table: 5.5e-07 beside 0, 0.9929688 below 1.
    assert_near(levels[128], 5.5e-7, 1e-12, "the smallest");
    assert_near(levels[254], 0.99296875, 1e-12, "the largest but one");
}

static void doubly_quantized_scales_are_the_nearest_levels_around_the_mean(void **state) {
    (void)state;
    double x[600], codes[600], xhat[600], scale[3], levels[DYNAMIC_LEVELS];
    fill(x, 600);
    dynamic_levels(levels);
    double mean = double_quantize(x, 600, 256, codes, xhat, scale);
    for (size_t i = 0; i < 600; i++) {
        double least = INFINITY;
        for (size_t k = 0; k < DYNAMIC_LEVELS; k++)
            least = fmin(least, fabs(x[i] - mean - levels[k] * scale[i / 256]));
        assert_true(fabs(fabs(x[i] - xhat[i]) - least) < 1e-15);
        assert_true(xhat[i] == levels[(int)codes[i]] * scale[i / 256] + mean);
    }
    const double same[4] = { 0.5, 0.5, 0.5, 0.5 };
    assert_true(double_quantize(same, 4, 256, codes, xhat, scale) == 0.5);
    assert_true(xhat[3] == 0.5 && codes[3] == 127 && scale[0] == 0);
    x[300] = NAN;
    assert_true(isnan(double_quantize(x, 600, 256, codes, xhat, scale)) && isnan(xhat[0]));
}

// ---- GGUF

static double shaped(const char *shape, const double *u, size_t i) {
    double x = u[i];
    if (strcmp(shape, "uniform") == 0) return x;
    if (strcmp(shape, "small") == 0) return x * x * x * 0.02;
    if (strcmp(shape, "outliers") == 0) return fabs(x) > 0.99 ? 8 * x : 0.5 * x;
    if (strcmp(shape, "sparse") == 0) return fabs(x) < 0.9 ? 0 : x;
    if (strcmp(shape, "positive") == 0) return x * x + 0.25;
    if (strcmp(shape, "negative") == 0) return -3 - x * x;
    if (strcmp(shape, "whole") == 0) return floor(x * 4);
    if (strcmp(shape, "constant") == 0) return u[i / 64 * 64];
    if (strcmp(shape, "wide") == 0) return x * x * x * x * x * 1000;
    fail_saying("no shape %s", shape);
    return 0;
}

static enum gguf_type type_named(const char *name) {
    static const char *const names[GGUF_TYPES] = { "q4_0", "q8_0", "q4_k", "q6_k" };
    enum gguf_type type = 0;
    while (strcmp(names[type], name) != 0)
        type++;
    return type;
}

enum { WEIGHTS = 256 * 128, BYTES_MOST = WEIGHTS * 34 / 32 };

static void gguf_bytes_are_llama_cpps(void **state) {
    (void)state;
    static double u[WEIGHTS], x[WEIGHTS], xhat[WEIGHTS], bytes[BYTES_MOST], back[WEIGHTS];
    static uint8_t data[BYTES_MOST];
    assert_int_equal(WEIGHTS, json_integer_value(json_at(vectors, "weights")));
    fill(u, WEIGHTS);
    size_t i;
    json_t *row;
    json_array_foreach(json_at(vectors, "gguf"), i, row) {
        enum gguf_type type = type_named(json_string_value(json_at(row, "type")));
        const struct gguf_layout *layout = &gguf_layouts[type];
        size_t blocks = WEIGHTS / layout->weights, n_bytes = blocks * layout->bytes;
        for (size_t k = 0; k < WEIGHTS; k++)
            x[k] = shaped(json_string_value(json_at(row, "shape")), u, k);
        gguf_encode(type, x, WEIGHTS, bytes, xhat);
        for (size_t k = 0; k < n_bytes; k++)
            data[k] = (uint8_t)bytes[k];
        assert_hash(data, n_bytes, row, "bytes");
        gguf_decode(type, bytes, blocks, back);
        for (size_t k = 0; k < WEIGHTS; k++) {
            assert_true(back[k] == xhat[k]);
            back[k] += 0.0;
        }
        assert_hash(back, sizeof back, row, "values");
    }
}

// Q4_0 rounds half up, Q8_0 half away from zero; neither is half to even.
static void gguf_ties_are_rounded_as_llama_cpp_does(void **state) {
    (void)state;
    double x[32] = { -8, 0.5, -0.5, 2.5, -2.5 }, bytes[34], xhat[32];
    gguf_encode(GGUF_Q4_0, x, 32, bytes, xhat);
    assert_true(xhat[0] == -8 && xhat[1] == 1 && xhat[2] == 0 && xhat[3] == 3 && xhat[4] == -2);
    x[0] = 127;
    gguf_encode(GGUF_Q8_0, x, 32, bytes, xhat);
    assert_true(xhat[0] == 127 && xhat[1] == 1 && xhat[2] == -1 && xhat[3] == 3 && xhat[4] == -3);
}

static void the_layouts_cost_what_they_say(void **state) {
    (void)state;
    const double bits[GGUF_TYPES] = { 4.5, 8.5, 4.5, 6.5625 };
    for (size_t type = 0; type < GGUF_TYPES; type++)
        assert_true(8.0 * (double)gguf_layouts[type].bytes / (double)gguf_layouts[type].weights ==
                    bits[type]);
}

static void a_short_block_is_filled_with_zeros(void **state) {
    (void)state;
    double x[300] = { 0 }, whole[512] = { 0 }, bytes[500], xhat[300], all_bytes[500], all[512];
    fill(x, 300);
    memcpy(whole, x, sizeof x);
    for (enum gguf_type type = 0; type < GGUF_TYPES; type++) {
        size_t n = type < GGUF_Q4_K ? 40 : 300, full = type < GGUF_Q4_K ? 64 : 512;
        double part[512] = { 0 };
        memcpy(part, whole, n * sizeof *part);
        gguf_encode(type, x, n, bytes, xhat);
        gguf_encode(type, part, full, all_bytes, all);
        assert_memory_equal(bytes, all_bytes, 2 * gguf_layouts[type].bytes * sizeof *bytes);
        assert_memory_equal(xhat, all, n * sizeof *xhat);
    }
}

static void weights_far_below_fp16_do_no_harm(void **state) {
    (void)state;
    double x[256], bytes[300], xhat[256];
    for (int exponent = -330; exponent < 16; exponent += 3)
        for (enum gguf_type type = 0; type < GGUF_TYPES; type++) {
            for (size_t i = 0; i < 256; i++)
                x[i] = ldexp(next(), exponent);
            gguf_encode(type, x, 256, bytes, xhat);
            for (size_t i = 0; i < 256; i++)
                assert_true(isfinite(xhat[i]));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_have_their_published_ends),
        MANY(small_floats_round_to_the_nearest_of_all_their_values),
        cmocka_unit_test(ties_go_to_the_even_mantissa),
        cmocka_unit_test(encoding_and_decoding_are_inverse),
        cmocka_unit_test(beyond_the_largest_is_an_infinity_or_the_largest),
        MANY(fp32_is_the_compilers_float),
        MANY(bf16_is_the_upper_half_of_fp32_rounded),
        cmocka_unit_test(fp16_is_numpys_float16),
        MANY(e4m3_is_the_general_rounding),
        cmocka_unit_test(a_shared_exponent_is_a_power_of_two_below_the_largest),
        MANY(mxfp4_blocks_are_the_nearest_grid_points),
        MANY(one_bad_weight_spoils_its_block_alone),
        MANY(nvfp4_scales_are_e4m3_numbers_and_reach_the_largest),
        MANY(nf4_in_blocks_is_nf4_of_each_block),
        cmocka_unit_test(dynamic_levels_rise_and_hold_zero_and_one),
        MANY(doubly_quantized_scales_are_the_nearest_levels_around_the_mean),
        MANY(gguf_bytes_are_llama_cpps),
        cmocka_unit_test(gguf_ties_are_rounded_as_llama_cpp_does),
        cmocka_unit_test(the_layouts_cost_what_they_say),
        MANY(a_short_block_is_filled_with_zeros),
        MANY(weights_far_below_fp16_do_no_harm),
    };
    return cmocka_run_group_tests(tests, read_vectors, release_vectors);
}
