// SPDX-License-Identifier: MIT
// The affine quantizer: a scale and an integer zero point, so that 0 is on the grid exactly.
// The code is round(x / scale) + zero, not round(x / scale + zero): they differ at ties.
#include "kernels/reference/affine.h"

#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"

struct affine_grid affine_grid_of(double xmin, double xmax, double qmin, double qmax) {
    double low = xmin > 0 ? 0 : xmin, high = xmax < 0 ? 0 : xmax;
    double scale = (high - low) / (qmax - qmin);
    if (scale == 0) scale = 1;
    double zero = clamp(qmin - round_half_even(low / scale), qmin, qmax);
    return (struct affine_grid) { .scale = scale, .zero = zero, .qmin = qmin, .qmax = qmax };
}

double affine_code(double x, const struct affine_grid *grid) {
    return clamp(round_half_even(x / grid->scale) + grid->zero, grid->qmin, grid->qmax);
}

double fake_quant(double x, double scale, double zero, double qmin, double qmax) {
    const struct affine_grid grid = { .scale = scale, .zero = zero, .qmin = qmin, .qmax = qmax };
    return scale * (affine_code(x, &grid) - zero);
}

struct affine_grid affine_quantize(const double *x, size_t n, double qmin, double qmax, double *q,
                                   double *xhat) {
    double least, most;
    extremes(x, n, &least, &most);
    const struct affine_grid grid = affine_grid_of(least, most, qmin, qmax);
    for (size_t i = 0; i < n; i++) {
        q[i] = affine_code(x[i], &grid);
        xhat[i] = grid.scale * (q[i] - grid.zero);
    }
    return grid;
}

double qdq(double x, int bits, double low, double high) {
    double steps = exp2(bits) - 1, scale = (high - low) / steps;
    if (scale == 0) return isnan(x) ? x : low;
    return low + scale * clamp(round_half_even((x - low) / scale), 0, steps);
}
