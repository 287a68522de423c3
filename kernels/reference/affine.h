// SPDX-License-Identifier: MIT
// The affine quantizer: a scale and an integer zero point, so that 0 is on the grid exactly.
// Jacob et al. 2017, arXiv:1712.05877. Codes are whole doubles; rounding is half to even.
#ifndef KERNELS_REFERENCE_AFFINE_H
#define KERNELS_REFERENCE_AFFINE_H

#include <stddef.h>

// xhat = scale * (q - zero) for the codes qmin..qmax.
struct affine_grid {
    double scale; // of one step, above 0
    double zero;  // the code of 0, whole
    double qmin, qmax;
};

// The grid of [xmin, xmax], first widened to contain 0: scale = (xmax - xmin) / (qmax - qmin),
// zero = qmin - round(xmin / scale), kept within qmin..qmax. A range of 0 alone has scale 1;
// one with NaN has NaN for both.
struct affine_grid affine_grid_of(double xmin, double xmax, double qmin, double qmax);

// q = clamp(round(x / scale) + zero, qmin, qmax); NaN for NaN.
double affine_code(double x, const struct affine_grid *grid);

// scale * (clamp(round(x / scale) + zero, qmin, qmax) - zero): quantized and back; NaN for NaN.
double fake_quant(double x, double scale, double zero, double qmin, double qmax);

// Quantizes x[n] on the grid of its own range into q[n] and xhat[n]. An all-zero x has scale 1,
// the codes of 0 and xhat 0; with a NaN in x, everything is NaN.
struct affine_grid affine_quantize(const double *x, size_t n, double qmin, double qmax, double *q,
                                   double *xhat);

// x quantized and back on the grid low + k * scale, k = 0 .. 2^bits - 1, scale =
// (high - low) / (2^bits - 1), whose ends are exact. low == high gives low; NaN gives NaN.
double qdq(double x, int bits, double low, double high);

#endif
