// SPDX-License-Identifier: MIT
// NEON: the kernels for 64-bit ARM. neon/dot has those that need the dot product of ARMv8.2.
// false, and nothing done, in a build for another processor.
#ifndef KERNELS_GEMV_NEON_LEVEL_H
#define KERNELS_GEMV_NEON_LEVEL_H

#include "kernels/gemv/scalar/kernels.h"

bool gemv_neon_fill(struct gemv_kernels *kernels);

// The parts of the table, each in its own file.
void gemv_neon_fill_floating(struct gemv_kernels *kernels);
void gemv_neon_fill_weight_only(struct gemv_kernels *kernels);
void gemv_neon_fill_integer(struct gemv_kernels *kernels);
void gemv_neon_fill_rows(struct gemv_kernels *kernels);

#endif
