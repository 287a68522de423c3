// SPDX-License-Identifier: MIT
// The tables behind the codes.
// Whole-number formats are their own levels; E2M1 and 2 bits are in halves; NF4 is rounded, twice.
#include "kernels/gemv/scalar/codebooks.h"

#define INT4                                                                                       \
    .value = { -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7 },                           \
    .level = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 }

const struct gemv_codebook gemv_codebooks[GEMV_FORMATS] = {
    [GEMV_INT4_G32] = { INT4 },
    [GEMV_INT4_G128] = { INT4 },
    [GEMV_NF4_G64] = { .value = { -1, -0.6961928009986877f, -0.5250730514526367f,
                                  -0.39491748809814453f, -0.28444138169288635f,
                                  -0.18477343022823334f, -0.09105003625154495f, 0,
                                  0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f,
                                  0.33791524171829224f, 0.44070982933044434f, 0.5626170039176941f,
                                  0.7229568362236023f, 1 },
                       .level = { 4, 42, 63, 79, 93, 105, 117, 128, 138, 148, 159, 170, 183, 198,
                                  218, 252 },
                       .fine = { 99, 24, 85, 124, 50, 145, 51, 128, 97, 121, 12, 113, 51, 84, 59,
                                 157 } },
    [GEMV_MXFP4] = { .value = { 0, .5f, 1, 1.5f, 2, 3, 4, 6, -0.f, -.5f, -1, -1.5f, -2, -3, -4,
                                -6 },
                     .level = { 12, 13, 14, 15, 16, 18, 20, 24, 12, 11, 10, 9, 8, 6, 4, 0 } },
    [GEMV_2BIT_G64] = { .value = { -1.5f, -.5f, .5f, 1.5f, -1.5f, -.5f, .5f, 1.5f, -1.5f, -.5f, .5f,
                                   1.5f, -1.5f, -.5f, .5f, 1.5f },
                        .level = { 0, 2, 4, 6, 0, 2, 4, 6, 0, 2, 4, 6, 0, 2, 4, 6 } },
};
