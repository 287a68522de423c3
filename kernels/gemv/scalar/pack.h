// SPDX-License-Identifier: MIT
// From fp32 weights to the blocks of a format and back, one tile of 16 rows at a time.
// Quantizers round half to even in double precision, as the lab's references do.
//   int8, int4   B bits: scale = fp16(max|w| / (2^(B-1) - 1)), code = clamp(round(w / scale))
//   within
//           +-(2^(B-1) - 1); an all-zero group has scale 1
//   2 bits  four levels without a zero, +-0.5 and +-1.5 steps: the middles of the four quarters of
//           -max|w|..max|w|. scale = fp16(max|w| / 2), code = clamp(round(w / scale + 1.5)) within
//           0..3; an all-zero group has scale 0. Normal weights lose 0.39 of their RMS, where the
//           three levels of a grid with a zero (-1, 0, 1) would lose 0.71
//   NF4     Dettmers et al. 2023, arXiv:2305.14314: the level nearest to w / max|w|, the lower one
//   at
//           a tie; max|w| is stored as fp16
//   MXFP4   OCP Microscaling Formats 1.0: scale 2^(floor(log2 max|w|) - 2), the E2M1 value nearest
//           to w / scale, ties to even mantissa, saturating at 6; an all-zero group has scale 1
//   bf16    nearest, ties to even
#ifndef KERNELS_GEMV_SCALAR_PACK_H
#define KERNELS_GEMV_SCALAR_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/gemv/scalar/formats.h"

// Packs w[rows][cols] of at most 16 rows, `stride` floats apart, into one tile. Missing rows and
// columns become zeros. false at a weight that is not finite or whose scale fp16 cannot hold; its
// place is in *bad_row, *bad_col, and the tile is not complete.
bool gemv_pack_tile(enum gemv_format format, const float *w, size_t stride, size_t rows,
                    size_t cols, void *tile, size_t *bad_row, size_t *bad_col);

// The inverse: w[rows][cols] with the values that the blocks stand for.
void gemv_unpack_tile(enum gemv_format format, const void *tile, size_t rows, size_t cols, float *w,
                      size_t stride);

// The code and the value at column k of a group, row r of the tile. `lines` are the group's own.
unsigned gemv_code_at(const struct gemv_layout *layout, const struct gemv_line *lines, int row,
                      int k);

// The first line of the codes of group g, and the scale of a row in it.
const struct gemv_line *gemv_group_lines(const struct gemv_layout *layout, const void *block,
                                         int g);
float gemv_group_scale(enum gemv_format format, const void *block, int g, int row);

// The value of a code before its scale.
float gemv_code_value(enum gemv_format format, unsigned code);

#endif
