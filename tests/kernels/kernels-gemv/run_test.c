// SPDX-License-Identifier: MIT
// Whole products: threads, batches, memory, accuracy, and what is refused.
// usage: run, or BITLAB_TEST_SEED=SEED run.
#include "tests/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/avx2/vnni/level.h"
#include "kernels/gemv/gemv.h"
#include "kernels/random/generator.h"

static struct generator draws;

static int start(void **state) {
    (void)state;
    const char *seed = getenv("BITLAB_TEST_SEED");
    generator_init_default(&draws, seed == NULL ? 7 : strtoull(seed, NULL, 10));
    unsetenv("BITLAB_ISA");
    return 0;
}

static float *normals(size_t n) {
    float *x = malloc(n * sizeof *x);
    assert_non_null(x);
    for (size_t i = 0; i < n; i++)
        x[i] = (float)generator_normal(&draws, 0, 1);
    return x;
}

static struct gemv *opened(enum gemv_level level, int threads, size_t cols, size_t batch) {
    struct gemv *gemv;
    struct gemv_error err = { "" };
    struct gemv_options options = { level, threads, cols, batch };
    if (gemv_open(&gemv, &options, &err) != GEMV_OK) fail_msg("%s", err.text);
    return gemv;
}

static struct gemv_matrix matrix_of(struct gemv *gemv, enum gemv_format format, size_t rows,
                                    size_t cols, const float *w) {
    struct gemv_matrix matrix;
    assert_int_equal(gemv_matrix_init(&matrix, format, rows, cols, NULL), GEMV_OK);
    assert_int_equal(gemv_pack(gemv, &matrix, w, NULL), GEMV_OK);
    return matrix;
}

static enum gemv_level best(void) {
    enum gemv_level level = GEMV_SCALAR;
    assert_int_equal(gemv_level_choose(&level, NULL), GEMV_OK);
    return level;
}

// What a run is given and gives.
struct product {
    size_t rows, cols, batch;
    float *w, *x;
};

static struct product product_of(size_t rows, size_t cols, size_t batch) {
    return (struct product) { rows, cols, batch, normals(rows * cols), normals(batch * cols) };
}

static void release(struct product *p) {
    free(p->w);
    free(p->x);
}

// y of one format at a level; NULL where there is no such kernel. The caller frees it.
static float *result_of(const struct product *p, enum gemv_level level, int threads,
                        enum gemv_format format, enum gemv_activations activations) {
    struct gemv *gemv = opened(level, threads, p->cols, p->batch);
    float *y = NULL;
    if (gemv_kernel_level(gemv, format, activations) != GEMV_LEVELS) {
        struct gemv_matrix matrix = matrix_of(gemv, format, p->rows, p->cols, p->w);
        y = malloc(p->rows * p->batch * sizeof *y);
        assert_int_equal(gemv_run(gemv, &matrix, activations, p->x, p->batch, y, NULL), GEMV_OK);
        gemv_matrix_release(&matrix);
    }
    gemv_close(gemv);
    return y;
}

static void results_do_not_depend_on_the_number_of_threads(void **state) {
    (void)state;
    struct product p = product_of(150, 700, 37);
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int a = 0; a < GEMV_X_KINDS; a++) {
            float *one = result_of(&p, best(), 1, (enum gemv_format)f, (enum gemv_activations)a);
            for (int threads = 2; one != NULL && threads < 14; threads += 5) {
                float *more =
                    result_of(&p, best(), threads, (enum gemv_format)f, (enum gemv_activations)a);
                assert_memory_equal(one, more, p.rows * p.batch * sizeof *one);
                free(more);
            }
            free(one);
        }
    release(&p);
}

// 150 rows are 10 tiles, which neither 3 nor 4 places share evenly.
static void results_do_not_depend_on_the_way(void **state) {
    (void)state;
    struct product p = product_of(150, 700, 1);
    struct gemv *gemv = opened(best(), 2, p.cols, 1);
    float first[150], is[150];
    int taken = 0;
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int a = 0; a < GEMV_X_KINDS; a++) {
            enum gemv_activations x = (enum gemv_activations)a;
            if (gemv_kernel_level(gemv, (enum gemv_format)f, x) == GEMV_LEVELS) continue;
            struct gemv_matrix matrix = matrix_of(gemv, (enum gemv_format)f, p.rows, p.cols, p.w);
            assert_int_equal(gemv_run(gemv, &matrix, x, p.x, 1, first, NULL), GEMV_OK);
            for (int way = 0; way < GEMV_WAYS; way++) {
                bool took = gemv_take_way(gemv, (enum gemv_format)f, x, way);
                const struct gemv_way is_now = gemv_way_of(gemv, (enum gemv_format)f, x);
                assert_int_equal(is_now.streams == gemv_ways[way].streams &&
                                     is_now.ahead == gemv_ways[way].ahead,
                                 took);
                taken += took;
                memset(is, 0, sizeof is);
                assert_int_equal(gemv_run(gemv, &matrix, x, p.x, 1, is, NULL), GEMV_OK);
                assert_memory_equal(is, first, sizeof is);
            }
            gemv_matrix_release(&matrix);
        }
    if (best() == GEMV_AVX2 || best() == GEMV_AVX512) assert_true(taken > 20);
    gemv_close(gemv);
    release(&p);
}

static void a_way_without_a_kernel_is_not_taken(void **state) {
    (void)state;
    struct gemv *gemv = opened(GEMV_SCALAR, 1, 64, 1);
    for (int way = 0; way < GEMV_WAYS; way++)
        assert_false(gemv_take_way(gemv, GEMV_INT4_G32, GEMV_X_INT8, way));
    const struct gemv_way none = gemv_way_of(gemv, GEMV_INT4_G32, GEMV_X_INT8);
    assert_int_equal(none.streams, 1);
    assert_int_equal(none.ahead, 0);
    gemv_close(gemv);
}

static void integer_activations_give_the_same_floats_at_every_level(void **state) {
    (void)state;
    struct product p = product_of(50, 5000, 11);
    for (int f = GEMV_INT8_G32; f < GEMV_FORMATS; f++)
        for (int a = GEMV_X_INT8; a <= GEMV_X_INT16; a++) {
            float *scalar =
                result_of(&p, GEMV_SCALAR, 2, (enum gemv_format)f, (enum gemv_activations)a);
            for (int level = GEMV_AVX2; level < GEMV_LEVELS; level++) {
                if (!gemv_level_usable((enum gemv_level)level)) continue;
                float *other = result_of(&p, (enum gemv_level)level, 2, (enum gemv_format)f,
                                         (enum gemv_activations)a);
                assert_memory_equal(scalar, other, p.rows * p.batch * sizeof *other);
                free(other);
            }
            free(scalar);
        }
    release(&p);
}

// A column of a batch is the product of its own activations: the same floats where the batch fits a
// slice.
static void a_batch_is_its_columns_one_by_one(void **state) {
    (void)state;
    struct product p = product_of(33, 640, GEMV_BATCH_MOST);
    struct gemv *gemv = opened(best(), 2, p.cols, p.batch);
    struct gemv_matrix matrix = matrix_of(gemv, GEMV_INT4_G32, p.rows, p.cols, p.w);
    float *all = malloc(p.rows * p.batch * sizeof *all), *one = malloc(p.rows * sizeof *one);
    for (size_t batch = 1; batch <= p.batch; batch += batch < 30 ? 1 : 14) {
        assert_int_equal(gemv_run(gemv, &matrix, GEMV_X_INT8, p.x, batch, all, NULL), GEMV_OK);
        for (size_t c = 0; c < batch; c++) {
            gemv_run(gemv, &matrix, GEMV_X_INT8, p.x + c * p.cols, 1, one, NULL);
            assert_memory_equal(all + c * p.rows, one, p.rows * sizeof *one);
        }
    }
    free(all);
    free(one);
    gemv_matrix_release(&matrix);
    gemv_close(gemv);
    release(&p);
}

// Beyond half a megabyte of activations the columns of W are cut into slices, whose sums are added
// in y: the same numbers but for the order of a few additions.
static void slices_of_a_wide_batch_add_up(void **state) {
    (void)state;
    struct product p = product_of(20, 9000, GEMV_BATCH_MOST);
    struct gemv *gemv = opened(best(), 2, p.cols, p.batch);
    float *all = malloc(p.rows * p.batch * sizeof *all), *one = malloc(p.rows * sizeof *one);
    for (int f = GEMV_FP32; f <= GEMV_INT4_G128; f += GEMV_INT4_G128) {
        enum gemv_activations a = f == GEMV_FP32 ? GEMV_X_FP32 : GEMV_X_INT8;
        struct gemv_matrix matrix = matrix_of(gemv, (enum gemv_format)f, p.rows, p.cols, p.w);
        memset(all, 0xff, p.rows * p.batch * sizeof *all);
        assert_int_equal(gemv_run(gemv, &matrix, a, p.x, p.batch, all, NULL), GEMV_OK);
        for (size_t c = 0; c < p.batch; c++) {
            gemv_run(gemv, &matrix, a, p.x + c * p.cols, 1, one, NULL);
            for (size_t r = 0; r < p.rows; r++) // sums of 9000 normals are about 95
                assert_true(fabs((double)(all[c * p.rows + r] - one[r])) < 95 * 4e-6);
        }
        gemv_matrix_release(&matrix);
    }
    free(all);
    free(one);
    gemv_close(gemv);
    release(&p);
}

// Relative RMSE against fp64 on the same quantized weights.
static double relative_error(const struct product *p, enum gemv_format format,
                             enum gemv_activations activations) {
    struct gemv *gemv = opened(best(), 2, p->cols, p->batch);
    struct gemv_matrix matrix = matrix_of(gemv, format, p->rows, p->cols, p->w);
    float *y = malloc(p->rows * p->batch * sizeof *y), *w = malloc(p->rows * p->cols * sizeof *w);
    gemv_unpack(&matrix, w);
    assert_int_equal(gemv_run(gemv, &matrix, activations, p->x, p->batch, y, NULL), GEMV_OK);
    double error = 0, whole = 0;
    for (size_t i = 0; i < p->rows * p->batch; i++) {
        double sum = 0;
        for (size_t k = 0; k < p->cols; k++)
            sum += (double)w[i % p->rows * p->cols + k] * (double)p->x[i / p->rows * p->cols + k];
        error += ((double)y[i] - sum) * ((double)y[i] - sum);
        whole += sum * sum;
    }
    free(y);
    free(w);
    gemv_matrix_release(&matrix);
    gemv_close(gemv);
    return sqrt(error / whole);
}

// Rounding x to steps of its group's largest / 127 leaves (step / sqrt 12) of a normal x: 2.6 sigma
// for a group of 64 or so, 6e-3; 256 times less with 16 bits; NF4's levels add 4.7e-3 and 2e-5.
// Float sums of up to 64 terms at a time lose 2e-7 or so, at most 4e-7.
static void errors_stay_within_what_the_activations_allow(void **state) {
    (void)state;
    static const double most[GEMV_X_KINDS] = {
        [GEMV_X_FP32] = 4e-7, [GEMV_X_INT8] = 1e-2, [GEMV_X_INT16] = 5e-5, [GEMV_X_BF16] = 2.4e-3
    };
    static const size_t sizes[][3] = { { 48, 4096, 1 }, { 20, 16384, 2 }, { 31, 1000, 9 } };
    for (size_t s = 0; s < 3; s++) {
        struct product p = product_of(sizes[s][0], sizes[s][1], sizes[s][2]);
        struct gemv *gemv = opened(best(), 1, 1, 1);
        for (int f = 0; f < GEMV_FORMATS; f++)
            for (int a = 0; a < GEMV_X_KINDS; a++) {
                if (gemv_kernel_level(gemv, (enum gemv_format)f, (enum gemv_activations)a) ==
                    GEMV_LEVELS)
                    continue;
                double is = relative_error(&p, (enum gemv_format)f, (enum gemv_activations)a);
                if (is > most[a] || is < most[a] / 1000)
                    fail_msg("%s, %s activations: %g of at most %g", gemv_layouts[f].name,
                             gemv_activation_names[a], is, most[a]);
            }
        gemv_close(gemv);
        release(&p);
    }
}

static void unaligned_activations_and_results_stay_within_their_bounds(void **state) {
    (void)state;
    struct product p = product_of(45, 333, 7);
    struct gemv *gemv = opened(best(), 3, p.cols, p.batch);
    size_t n = p.rows * p.batch;
    float *want = malloc(n * sizeof *want);
    char *x = malloc(p.batch * p.cols * sizeof(float) + 16), *y = malloc(n * sizeof(float) + 64);
    for (int f = 0; f < GEMV_FORMATS; f++) {
        struct gemv_matrix matrix = matrix_of(gemv, (enum gemv_format)f, p.rows, p.cols, p.w);
        gemv_run(gemv, &matrix, GEMV_X_FP32, p.x, p.batch, want, NULL);
        memset(y, 0x5a, n * sizeof(float) + 64);
        memcpy(x + 4, p.x, p.batch * p.cols * sizeof(float));
        gemv_run(gemv, &matrix, GEMV_X_FP32, (float *)(x + 4), p.batch, (float *)(y + 20), NULL);
        assert_memory_equal(y + 20, want, n * sizeof *want);
        for (size_t i = 0; i < 20; i++)
            assert_true(y[i] == 0x5a && y[n * sizeof(float) + 20 + i] == 0x5a);
        gemv_matrix_release(&matrix);
    }
    free(want);
    free(x);
    free(y);
    gemv_close(gemv);
    release(&p);
}

// Every power of two from 2^-149 up: the product is that of x = 1 scaled, or it is 0 below 2^-100.
static void tiny_activations_are_exact_or_zero(void **state) {
    (void)state;
    struct product p = product_of(16, 64, 1);
    for (int a = GEMV_X_INT8; a <= GEMV_X_INT16; a++)
        for (int exponent = -149; exponent <= 0; exponent++) {
            double sum = 0;
            for (size_t k = 0; k < p.cols; k++) {
                p.x[k] = ldexpf(1, exponent);
                p.w[k] = 1;
                sum += ldexp(1, exponent);
            }
            float *y = result_of(&p, best(), 1, GEMV_INT8_G32, (enum gemv_activations)a);
            assert_true(fabs((double)y[0] - (exponent < -100 ? 0 : sum)) <= 1e-3 * sum);
            assert_true((y[0] == 0) == (exponent < -100));
            free(y);
        }
    release(&p);
}

static void a_nan_in_x_is_never_a_silent_number(void **state) {
    (void)state;
    struct product p = product_of(20, 300, 2);
    const float bad[] = { NAN, INFINITY, -INFINITY };
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int a = 0; a < GEMV_X_KINDS; a++)
            for (int i = 0; i < 3; i++) {
                p.x[123] = bad[i];
                float *y = result_of(&p, best(), 1, (enum gemv_format)f, (enum gemv_activations)a);
                for (size_t row = 0; y != NULL && row < p.rows; row++) {
                    assert_false(isfinite(y[row]));
                    assert_true(isfinite(y[p.rows + row]));
                }
                free(y);
            }
    release(&p);
}

static void refuses(enum gemv_status is, enum gemv_status want, struct gemv_error *err,
                    const char *words) {
    assert_int_equal(is, want);
    assert_non_null(strstr(err->text, words));
    err->text[0] = '\0';
}

static void impossible_sizes_are_clear_errors(void **state) {
    (void)state;
    struct gemv_matrix m;
    struct gemv_error err = { "" };
    refuses(gemv_matrix_init(&m, GEMV_FP32, 0, 4, &err), GEMV_BAD_ARGUMENT, &err, "no weights");
    refuses(gemv_matrix_init(&m, GEMV_FP32, SIZE_MAX, 4, &err), GEMV_BAD_ARGUMENT, &err,
            "than a computer can count");
    refuses(gemv_matrix_init(&m, GEMV_2BIT_G64, (size_t)1 << 30, (size_t)1 << 20, &err),
            GEMV_NO_MEMORY, &err, "this machine has");
    assert_null(m.blocks);
    struct gemv *gemv;
    refuses(gemv_open(&gemv, &(struct gemv_options) { GEMV_SCALAR, 0, 8, 1 }, &err),
            GEMV_BAD_ARGUMENT, &err, "0 threads");
    refuses(gemv_open(&gemv, &(struct gemv_options) { GEMV_SCALAR, 1, 8, 129 }, &err),
            GEMV_BAD_ARGUMENT, &err, "batch 129; give 1 to 128");
    assert_null(gemv);
}

static void runs_beyond_what_was_opened_are_clear_errors(void **state) {
    (void)state;
    struct gemv_error err = { "" };
    struct gemv *gemv = opened(GEMV_SCALAR, 1, 64, 2);
    float w[65] = { 0 }, x[3 * 65] = { 0 }, y[3];
    struct gemv_matrix m = matrix_of(gemv, GEMV_FP32, 1, 64, w),
                       wide = matrix_of(gemv, GEMV_FP32, 1, 65, w);
    refuses(gemv_run(gemv, &m, GEMV_X_FP32, x, 3, y, &err), GEMV_BAD_ARGUMENT, &err, "batch 3");
    refuses(gemv_run(gemv, &m, GEMV_X_FP32, x, 0, y, &err), GEMV_BAD_ARGUMENT, &err, "batch 0");
    refuses(gemv_run(gemv, &wide, GEMV_X_FP32, x, 1, y, &err), GEMV_BAD_ARGUMENT, &err,
            "65 columns");
    refuses(gemv_run(gemv, &m, GEMV_X_INT8, x, 1, y, &err), GEMV_NOT_OFFERED, &err,
            "fp32 weights have no kernel for int8 activations");
    w[7] = NAN;
    refuses(gemv_pack(gemv, &m, w, &err), GEMV_BAD_WEIGHT, &err, "row 0, column 7 is nan");
    gemv_matrix_release(&m);
    gemv_matrix_release(&wide);
    gemv_close(gemv);
}

static void the_mask_chooses_a_level_or_says_why_not(void **state) {
    (void)state;
    struct gemv_error err = { "" };
    for (int l = 0; l < GEMV_LEVELS; l++) {
        enum gemv_level level = GEMV_LEVELS;
        setenv("BITLAB_ISA", gemv_level_names[l], 1);
        enum gemv_status status = gemv_level_choose(&level, &err);
        if (gemv_level_usable((enum gemv_level)l))
            assert_true(status == GEMV_OK && level == (enum gemv_level)l);
        else
            refuses(status, GEMV_NOT_OFFERED, &err, gemv_level_names[l]);
    }
    enum gemv_level level;
    setenv("BITLAB_ISA", "sse9", 1);
    refuses(gemv_level_choose(&level, &err), GEMV_BAD_ARGUMENT, &err, "\"sse9\"");
    unsetenv("BITLAB_ISA");
}

static void usable_levels_prove_themselves(void **state) {
    (void)state;
    struct gemv_error err = { "" };
    for (int l = 0; l < GEMV_LEVELS; l++)
        if (gemv_level_usable((enum gemv_level)l) && !gemv_level_proved((enum gemv_level)l, &err))
            fail_msg("%s", err.text);
}

// As the system tells it, in /proc/cpuinfo.
static bool processor_has(const char *flag) {
    char line[8192];
    bool has = false;
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file != NULL && !has && fgets(line, sizeof line, file) != NULL) {
        size_t length = strlen(flag);
        for (char *at = strstr(line, flag); at != NULL && !has; at = strstr(at + 1, flag))
            has = at > line && at[-1] == ' ' && (at[length] == ' ' || at[length] == '\n');
    }
    if (file != NULL) fclose(file);
    return has;
}

static void a_level_names_the_instructions_that_it_takes_besides(void **state) {
    (void)state;
    struct gemv_kernels kernels;
    bool vnni =
        gemv_level_usable(GEMV_AVX2) && processor_has("avx_vnni") && gemv_avx2_vnni_fill(&kernels);
    bool bf16 = gemv_level_usable(GEMV_AVX512) && processor_has("avx512_bf16");
    assert_string_equal(gemv_level_extension(GEMV_SCALAR), "");
    assert_string_equal(gemv_level_extension(GEMV_AVX2), vnni ? "AVX-VNNI" : "");
    assert_string_equal(gemv_level_extension(GEMV_AVX512), bf16 ? "BF16" : "");
}

#define FRESH(test) cmocka_unit_test_setup(test, start)

int main(void) {
    const struct CMUnitTest tests[] = {
        FRESH(results_do_not_depend_on_the_number_of_threads),
        FRESH(results_do_not_depend_on_the_way),
        FRESH(a_way_without_a_kernel_is_not_taken),
        FRESH(integer_activations_give_the_same_floats_at_every_level),
        FRESH(a_batch_is_its_columns_one_by_one),
        FRESH(slices_of_a_wide_batch_add_up),
        FRESH(errors_stay_within_what_the_activations_allow),
        FRESH(unaligned_activations_and_results_stay_within_their_bounds),
        FRESH(tiny_activations_are_exact_or_zero),
        FRESH(a_nan_in_x_is_never_a_silent_number),
        FRESH(impossible_sizes_are_clear_errors),
        FRESH(runs_beyond_what_was_opened_are_clear_errors),
        FRESH(the_mask_chooses_a_level_or_says_why_not),
        FRESH(usable_levels_prove_themselves),
        FRESH(a_level_names_the_instructions_that_it_takes_besides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
