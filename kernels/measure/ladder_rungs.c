// SPDX-License-Identifier: MIT
// The rungs of the teaching ladder, to be read from the top down.
// All use the row-major weights of ladder.h and fp32 activations.
#include <math.h>
#include <string.h>

#include "kernels/measure/ladder.h"

// --- 1: the formula, as it is written ---

// Three operations for each weight beside the multiply-add: convert, find the scale, multiply by
// it. And each addition waits for the one before, four cycles or so, while memory waits for us.
static void naive(const struct ladder_weights *w, const float *x, float *y) {
    for (size_t row = 0; row < w->rows; row++) {
        float sum = 0;
        for (size_t k = 0; k < w->cols; k++)
            sum += (float)w->q[row * w->cols + k] * w->scale[(row * w->cols + k) / LADDER_GROUP] *
                   x[k];
        y[row] = sum;
    }
}

// --- 2: four rows at once, the scale once for a group ---

static void blocked_group(const struct ladder_weights *w, size_t row, size_t k, const float *x,
                          float sum[4]) {
    const int8_t *q0 = w->q + row * w->cols + k, *q1 = q0 + w->cols, *q2 = q1 + w->cols,
                 *q3 = q2 + w->cols;
    const float *scale = w->scale + (row * w->cols + k) / LADDER_GROUP;
    float part0 = 0, part1 = 0, part2 = 0, part3 = 0;
    for (size_t i = 0; i < LADDER_GROUP; i++) {
        part0 += (float)q0[i] * x[k + i];
        part1 += (float)q1[i] * x[k + i];
        part2 += (float)q2[i] * x[k + i];
        part3 += (float)q3[i] * x[k + i];
    }
    const size_t next = w->cols / LADDER_GROUP; // row of scales
    sum[0] += part0 * scale[0];
    sum[1] += part1 * scale[next];
    sum[2] += part2 * scale[2 * next];
    sum[3] += part3 * scale[3 * next];
}

static void blocked(const struct ladder_weights *w, const float *x, float *y) {
    for (size_t row = 0; row < w->rows; row += 4) {
        float sum[4] = { 0 };
        for (size_t k = 0; k < w->cols; k += LADDER_GROUP)
            blocked_group(w, row, k, x, sum);
        memcpy(y + row, sum, sizeof sum);
    }
}

// --- 3: sixteen weights at once ---

enum { SIMD_LANES = LADDER_GROUP / 2 };

// The lanes are added up for every group, because the next group has another scale.
#define SIMD_BODY                                                                                  \
    for (size_t row = 0; row < w->rows; row++) {                                                   \
        y[row] = 0;                                                                                \
        for (size_t k = 0; k < w->cols; k += LADDER_GROUP) {                                       \
            const int8_t *q = w->q + row * w->cols + k;                                            \
            float lane[SIMD_LANES], part = 0;                                                      \
            for (size_t i = 0; i < SIMD_LANES; i++)                                                \
                lane[i] =                                                                          \
                    (float)q[i] * x[k + i] + (float)q[SIMD_LANES + i] * x[k + SIMD_LANES + i];     \
            for (size_t half = SIMD_LANES / 2; half > 0; half /= 2)                                \
                for (size_t i = 0; i < half; i++)                                                  \
                    lane[i] += lane[half + i];                                                     \
            part = lane[0];                                                                        \
            y[row] += part * w->scale[(row * w->cols + k) / LADDER_GROUP];                         \
        }                                                                                          \
    }

static void simd_128(const struct ladder_weights *w, const float *x, float *y) {
    SIMD_BODY
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void simd_256(const struct ladder_weights *w, const float *x,
                                                     float *y) {
    SIMD_BODY
}

__attribute__((target("avx512f"))) static void simd_512(const struct ladder_weights *w,
                                                        const float *x, float *y) {
    SIMD_BODY
}

static void simd(const struct ladder_weights *w, const float *x, float *y) {
    if (__builtin_cpu_supports("avx512f"))
        simd_512(w, x, y);
    else if (__builtin_cpu_supports("avx2"))
        simd_256(w, x, y);
    else
        simd_128(w, x, y);
}
#else
static void simd(const struct ladder_weights *w, const float *x, float *y) {
    simd_128(w, x, y);
}
#endif

const struct ladder_rung ladder_rungs[LADDER_RUNGS] = {
    { "naive",
      "one weight at a time: convert it, look up its scale, multiply, and add to a sum that waits "
      "for "
      "itself",
      naive },
    { "blocked", "four rows side by side, so that additions overlap; the scale once for a group",
      blocked },
    { "SIMD",
      "sixteen weights converted and multiplied at once; the lanes are added up for every group",
      simd },
};

const char ladder_layout_name[] = "SIMD, right layout";
const char ladder_layout_adds[] =
    "one row in each lane, scales in the stream, activations as int8: no "
    "conversion and no sum across lanes";

void ladder_quantize(struct ladder_weights *w, const float *from, size_t from_rows) {
    for (size_t at = 0; at < w->rows * w->cols; at += LADDER_GROUP) {
        const float *group = from + at % (from_rows * w->cols);
        double most = 0;
        for (size_t i = 0; i < LADDER_GROUP; i++)
            most = fmax(most, fabs((double)group[i]));
        double scale = most > 0 ? most / 127 : 1;
        w->scale[at / LADDER_GROUP] = (float)scale;
        for (size_t i = 0; i < LADDER_GROUP; i++)
            w->q[at + i] = (int8_t)rint(group[i] / scale);
    }
}
