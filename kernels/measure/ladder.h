// SPDX-License-Identifier: MIT
// The teaching ladder: why is 8-bit slower? From a naive int8 kernel that loses to fp32 up to the
// one that wins by the ratio of bytes; each rung changes one thing.
#ifndef KERNELS_MEASURE_LADDER_H
#define KERNELS_MEASURE_LADDER_H

#include <stddef.h>
#include <stdint.h>

enum { LADDER_GROUP = 32 };

// int8 weights as people first store them: W (rows, cols) row by row, and an fp32 scale for each
// group of 32 columns (rows, cols / 32). rows is a multiple of 4, cols of 32.
struct ladder_weights {
    size_t rows, cols;
    int8_t *q;
    float *scale;
};

struct ladder_rung {
    const char *name, *adds; // what it adds to the rung below, one sentence
    // y[rows] = W x[cols]; the same sums in another order, so results agree to rounding.
    void (*run)(const struct ladder_weights *w, const float *x, float *y);
};

// naive, blocked, SIMD. The last rung, SIMD with the right layout, is the kernel of kernels/gemv
// itself.
enum { LADDER_RUNGS = 3 };
extern const struct ladder_rung ladder_rungs[LADDER_RUNGS];
extern const char ladder_layout_name[], ladder_layout_adds[];

// scale = max|w| / 127 of the group (1 where all are zero), q = w / scale rounded half to even.
void ladder_quantize(struct ladder_weights *w, const float *from, size_t from_rows);

#endif
