// SPDX-License-Identifier: MIT
// Four-bit floats with a small scale per block: MXFP4 (a power of two for 32) and NVFP4 (an E4M3
// number for 16, and one FP32 number for the whole tensor).
#include "kernels/reference/microscaling.h"

#include <math.h>

#include "kernels/reference/floats.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"

#define E2M1_MOST 6
#define E4M3_MOST 448

static size_t shorter(size_t a, size_t b) {
    return a < b ? a : b;
}

double mx_scale(double most, int largest_exponent) {
    if (!isfinite(most)) return NAN;
    if (most == 0) return 1;
    return ldexp(1, (int)clamp(ilogb(most) - largest_exponent, -127, 127));
}

// A block on the grid step * E2M1; a step of 0 makes zeros, a NaN makes NaN.
static void quantize_block(const double *x, size_t n, double step, double *codes, double *xhat) {
    for (size_t i = 0; i < n; i++) {
        double scaled = step == 0 ? 0 : x[i] / step;
        codes[i] = isnan(scaled) ? NAN : float_encode(scaled, format_e2m1);
        xhat[i] = e2m1(scaled) * step;
    }
}

void mxfp4(const double *x, size_t n, double *codes, double *xhat, double *scale) {
    for (size_t start = 0; start < n; start += MXFP4_BLOCK) {
        size_t count = shorter(MXFP4_BLOCK, n - start);
        double step = mx_scale(absmax(x + start, count), 2);
        scale[start / MXFP4_BLOCK] = step;
        quantize_block(x + start, count, step, codes + start, xhat + start);
    }
}

double nvfp4_tensor_scale(const double *x, size_t n) {
    double most = absmax(x, n);
    if (!isfinite(most)) return NAN;
    double scale = fp32(most / (E2M1_MOST * E4M3_MOST));
    return scale == 0 ? 1 : scale;
}

void nvfp4(const double *x, size_t n, double tensor, double *codes, double *xhat, double *scale) {
    for (size_t start = 0; start < n; start += NVFP4_BLOCK) {
        size_t count = shorter(NVFP4_BLOCK, n - start);
        double most = absmax(x + start, count);
        double own = isfinite(most) ? e4m3(most / (E2M1_MOST * tensor)) : NAN;
        scale[start / NVFP4_BLOCK] = own;
        quantize_block(x + start, count, own * tensor, codes + start, xhat + start);
    }
}
