// SPDX-License-Identifier: MIT
// The other roof: how many operations a second the processor's multiply-add instructions give.
// Measured with registers only; one multiply-add counts as two operations.
#ifndef KERNELS_MEASURE_PEAK_H
#define KERNELS_MEASURE_PEAK_H

#include "kernels/gemv/gemv.h"

enum peak_kind { PEAK_FP32, PEAK_INT8, PEAK_KINDS };

// Operations per nanosecond (GFLOP/s, GOP/s) of all threads together, with the instructions that
// the level's kernels use. The best of several short loops, some milliseconds in all.
double peak_giga(enum gemv_level level, enum peak_kind kind, int threads);

// The instruction, for people: "vpdpbusd, 512 bits".
const char *peak_instruction(enum gemv_level level, enum peak_kind kind);

#endif
