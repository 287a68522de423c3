// SPDX-License-Identifier: MIT
// The rungs of the ladder compute the same product, whatever they need for it.
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/ladder.h"

enum { ROWS = 45, COLS = 416 };

static struct gemv_ladder *opened(enum gemv_level level) {
    struct gemv_ladder *ladder;
    struct gemv_error err = { "" };
    if (gemv_ladder_open(&ladder, level, ROWS, COLS, &err) != GEMV_OK) fail_msg("%s", err.text);
    return ladder;
}

static void fill(float *x) {
    for (int k = 0; k < COLS; k++)
        x[k] = (float)sin(k * k);
}

static double distance(const float *a, const float *b) {
    double error = 0, whole = 0;
    for (int i = 0; i < ROWS; i++) {
        error += ((double)a[i] - (double)b[i]) * ((double)a[i] - (double)b[i]);
        whole += (double)b[i] * (double)b[i];
    }
    return sqrt(error / whole);
}

// fp32 activations: sums of 416 floats one after the other, sqrt(416 / 6) 2^-24 = 5e-7. int8 ones:
// both quantize x to steps of its group's largest / 127, and the same codes give the same sums but
// for the order of at most 13 additions.
static void all_rungs_give_one_product(void **state) {
    (void)state;
    float x[COLS], y[GEMV_RUNGS][ROWS];
    fill(x);
    for (int level = 0; level < GEMV_LEVELS; level++) {
        if (!gemv_level_usable((enum gemv_level)level)) continue;
        struct gemv_ladder *ladder = opened((enum gemv_level)level);
        for (int rung = 0; rung < GEMV_RUNGS; rung++)
            gemv_ladder_run(ladder, (enum gemv_rung)rung, x, y[rung]);
        gemv_ladder_close(ladder);
        assert_true(distance(y[GEMV_RUNG_BLOCKED], y[GEMV_RUNG_NAIVE]) < 2e-6);
        assert_true(distance(y[GEMV_RUNG_SIMD], y[GEMV_RUNG_LAYOUT]) < 2e-6);
        double quantized = distance(y[GEMV_RUNG_LAYOUT], y[GEMV_RUNG_NAIVE]);
        assert_true(quantized < 1e-2 && quantized > 1e-4);
    }
}

static void a_ladder_of_half_groups_is_refused(void **state) {
    (void)state;
    struct gemv_ladder *ladder;
    struct gemv_error err = { "" };
    assert_int_equal(gemv_ladder_open(&ladder, GEMV_SCALAR, 4, 40, &err), GEMV_BAD_ARGUMENT);
    assert_non_null(strstr(err.text, "groups of 32, not 40"));
    assert_null(ladder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_rungs_give_one_product),
        cmocka_unit_test(a_ladder_of_half_groups_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
