// SPDX-License-Identifier: MIT
// Four-bit floats with a small scale per block: MXFP4 (a power of two for 32) and NVFP4 (an E4M3
// number for 16, and one FP32 number for the whole tensor).
#ifndef KERNELS_REFERENCE_MICROSCALING_H
#define KERNELS_REFERENCE_MICROSCALING_H

#include <stddef.h>

enum { MXFP4_BLOCK = 32, NVFP4_BLOCK = 16 };

// The shared scale of an MX block with the largest magnitude `most`: 2^(floor(log2 most) - largest
// exponent of the element format), which is 2 for E2M1, 8 for E4M3, 15 for E5M2. E8M0 holds
// 2^-127 to 2^127; a block of zeros has scale 1, one with a NaN or an infinity has NaN.
// OCP Microscaling Formats 1.0, section 6.3; Rouhani et al. 2023, arXiv:2310.10537, algorithm 1.
double mx_scale(double most, int largest_exponent);

// x[n] in blocks of 32, the last may be short. codes[n]: 0..15, sign * 8 + index of the magnitude
// in 0, .5, 1, 1.5, 2, 3, 4, 6; ties to the even index, beyond 6 saturated. xhat[n], and scale[]
// with one number per block. Everything in a block with a NaN or an infinity is NaN.
void mxfp4(const double *x, size_t n, double *codes, double *xhat, double *scale);

// The scale of a tensor that brings its largest magnitude to 6 * 448: FP32 of max|x| / 2688; 1 for
// zeros, NaN where an element is not finite.
double nvfp4_tensor_scale(const double *x, size_t n);

// x[n] in blocks of 16, the last may be short. scale[] = E4M3(max|x| of the block / (6 tensor)),
// and a value is tensor * scale * E2M1. Where the scale itself rounds to 0 the block becomes zeros.
// Everything in a block with a NaN or an infinity is NaN.
void nvfp4(const double *x, size_t n, double tensor, double *codes, double *xhat, double *scale);

#endif
