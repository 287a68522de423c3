// SPDX-License-Identifier: MIT
// The teaching ladder: the same int8 product four times, from the code that everybody writes first,
// which is slower than fp32, to the one at the limit of the memory. All rungs run on one thread.
#ifndef KERNELS_GEMV_LADDER_H
#define KERNELS_GEMV_LADDER_H

#include "kernels/gemv/gemv.h"

enum gemv_rung { GEMV_RUNG_NAIVE, GEMV_RUNG_BLOCKED, GEMV_RUNG_SIMD, GEMV_RUNG_LAYOUT, GEMV_RUNGS };

struct gemv_rung_row {
    const char *name;
    const char *adds; // one sentence: what this rung adds to the one below
};
extern const struct gemv_rung_row gemv_rungs[GEMV_RUNGS];

struct gemv_ladder;

// W[rows][cols], int8-g32, quantized from seeded normal weights; cols a multiple of 32. Both
// layouts are kept: 1.125 + 1.0625 bytes a weight.
enum gemv_status gemv_ladder_open(struct gemv_ladder **ladder, enum gemv_level level, size_t rows,
                                  size_t cols, struct gemv_error *err);
void gemv_ladder_close(struct gemv_ladder *ladder); // NULL is fine

// y[rows] = W x[cols]. Quantizing x is inside where a rung wants it.
void gemv_ladder_run(struct gemv_ladder *ladder, enum gemv_rung rung, const float *x, float *y);

// Bytes that a rung reads: all rungs have the same codes, the scales are fp32 below the last.
size_t gemv_ladder_bytes(const struct gemv_ladder *ladder, enum gemv_rung rung);

#endif
