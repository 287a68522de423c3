// SPDX-License-Identifier: MIT
// What the codes of at most four bits stand for, as floats and as small unsigned integers.
// The integers are what the integer kernels multiply: level - offset, in units of level_scale.
#ifndef KERNELS_GEMV_SCALAR_CODEBOOKS_H
#define KERNELS_GEMV_SCALAR_CODEBOOKS_H

#include <stdint.h>

#include "kernels/gemv/scalar/formats.h"

// The levels of NF4 are no whole numbers. As bytes they are round(124.115 * level) + 128: of all
// factors that keep them within +-127 this one is nearest to normal weights in the mean square
// (4.7e-3 of their RMS, where 127 gives 5.9e-3). `fine` adds 1/256 steps for int16 activations.
#define GEMV_NF4_STEP (1 / 124.115f)
enum { GEMV_NF4_OFFSET = 128, GEMV_E2M1_OFFSET = 12 };

struct gemv_codebook {
    float value[16];   // exact
    uint8_t level[16]; // value / level_scale + offset, rounded
    uint8_t fine[16];  // 256ths of what the rounding left, + 128; only NF4 needs them
};

// Of the formats of 2 and 4 bits; 2-bit codes ignore the upper two bits of the index.
extern const struct gemv_codebook gemv_codebooks[GEMV_FORMATS];

#endif
