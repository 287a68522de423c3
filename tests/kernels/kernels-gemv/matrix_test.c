// SPDX-License-Identifier: MIT
// Whole matrices: packed by several threads, read in several places, refused where the machine is
// too small.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernels/gemv/gemv.h"

enum { ROWS = 150, COLS = 100 };

// Numbers in [-1, 1) without a pattern: a linear congruence, Knuth's multiplier.
static void fill(float *x, size_t n) {
    uint64_t state = 3;
    for (size_t i = 0; i < n; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        x[i] = (float)((double)(state >> 11) * 0x1p-52 - 1);
    }
}

static struct gemv *opened(enum gemv_level level, int threads, size_t cols) {
    struct gemv *gemv;
    struct gemv_error err = { "" };
    struct gemv_options options = { level, threads, cols, 1 };
    if (gemv_open(&gemv, &options, &err) != GEMV_OK) fail_msg("%s", err.text);
    return gemv;
}

// Each group's largest weight bounds what a code may be off by: half a step, or what the ends of
// the grids of 2 bits and of MXFP4 cut off, a quarter of it.
static void threads_pack_every_row(void **state) {
    (void)state;
    static float w[ROWS * COLS], back[ROWS * COLS];
    fill(w, ROWS * COLS);
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int threads = 1; threads <= 3; threads++) {
            struct gemv *gemv = opened(GEMV_SCALAR, threads, COLS);
            struct gemv_matrix matrix;
            assert_int_equal(gemv_matrix_init(&matrix, (enum gemv_format)f, ROWS, COLS, NULL),
                             GEMV_OK);
            assert_int_equal(gemv_pack(gemv, &matrix, w, NULL), GEMV_OK);
            gemv_unpack(&matrix, back);
            for (size_t i = 0; i < ROWS * COLS; i++) {
                const double most = f == GEMV_FP32 ? 0 : 0.26;
                assert_true(fabs((double)back[i] - (double)w[i]) <= most);
            }
            gemv_matrix_release(&matrix);
            gemv_close(gemv);
        }
}

static void a_bad_weight_is_named_by_its_row_of_the_matrix(void **state) {
    (void)state;
    static float w[ROWS * COLS];
    struct gemv_error err = { "" };
    fill(w, ROWS * COLS);
    w[149 * COLS + 7] = NAN;
    for (int threads = 1; threads <= 3; threads++) {
        struct gemv *gemv = opened(GEMV_SCALAR, threads, COLS);
        struct gemv_matrix matrix;
        assert_int_equal(gemv_matrix_init(&matrix, GEMV_INT4_G32, ROWS, COLS, NULL), GEMV_OK);
        assert_int_equal(gemv_pack(gemv, &matrix, w, &err), GEMV_BAD_WEIGHT);
        assert_non_null(strstr(err.text, "row 149, column 7 is nan, which int4-g32 cannot hold"));
        gemv_matrix_release(&matrix);
        gemv_close(gemv);
    }
}

// Each stream of a column reads so many tiles that their sums are put away more than once.
static void a_tall_matrix_has_the_sums_of_the_scalar_level(void **state) {
    (void)state;
    enum { TALL = 16 * 530 + 5, NARROW = 64 };
    static float w[TALL * NARROW], x[NARROW], want[TALL], is[TALL];
    fill(w, TALL * NARROW);
    fill(x, NARROW);
    for (int level = 0; level < GEMV_LEVELS; level++) {
        if (!gemv_level_usable((enum gemv_level)level)) continue;
        struct gemv *gemv = opened((enum gemv_level)level, 2, NARROW);
        struct gemv_matrix matrix;
        assert_int_equal(gemv_matrix_init(&matrix, GEMV_INT4_G32, TALL, NARROW, NULL), GEMV_OK);
        assert_int_equal(gemv_pack(gemv, &matrix, w, NULL), GEMV_OK);
        for (int way = 0; way < GEMV_WAYS; way++) {
            bool took = gemv_take_way(gemv, GEMV_INT4_G32, GEMV_X_INT8, way);
            if (way > 0 && !took) continue;
            memset(is, 0, sizeof is);
            assert_int_equal(gemv_run(gemv, &matrix, GEMV_X_INT8, x, 1, is, NULL), GEMV_OK);
            if (level == GEMV_SCALAR) memcpy(want, is, sizeof want);
            assert_memory_equal(is, want, sizeof is);
        }
        gemv_matrix_release(&matrix);
        gemv_close(gemv);
    }
}

static void a_matrix_that_the_machine_cannot_hold_is_refused_with_both_sizes(void **state) {
    (void)state;
    struct gemv_matrix matrix;
    struct gemv_error err = { "" };
    const size_t machine = (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
    const size_t rows = machine / (16384 * sizeof(float)) + GEMV_TILE_ROWS;
    assert_int_equal(gemv_matrix_init(&matrix, GEMV_FP32, rows, 16384, &err), GEMV_NO_MEMORY);
    assert_non_null(strstr(err.text, "GB, and this machine has"));
    assert_null(matrix.blocks);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_pack_every_row),
        cmocka_unit_test(a_bad_weight_is_named_by_its_row_of_the_matrix),
        cmocka_unit_test(a_tall_matrix_has_the_sums_of_the_scalar_level),
        cmocka_unit_test(a_matrix_that_the_machine_cannot_hold_is_refused_with_both_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
