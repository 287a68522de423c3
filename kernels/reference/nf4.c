// SPDX-License-Identifier: MIT
// NF4 in blocks, and the double quantization of its scales.
// Both look up the nearest level of a table after dividing by the block's largest magnitude.
#include "kernels/reference/nf4.h"

#include <math.h>

#include "kernels/reference/formats.h"
#include "kernels/reference/sums.h"

static size_t shorter(size_t a, size_t b) {
    return a < b ? a : b;
}

void nf4_blocks(const double *x, size_t n, size_t block, double *codes, double *xhat,
                double *absmax) {
    for (size_t start = 0; start < n; start += block) {
        size_t count = shorter(block, n - start);
        double most = nf4_encode(x + start, count, codes + start);
        absmax[start / block] = most;
        for (size_t i = start; i < start + count; i++)
            xhat[i] = isnan(codes[i]) ? NAN : nf4_levels[(size_t)codes[i]] * most;
    }
}

void dynamic_levels(double levels[DYNAMIC_LEVELS]) {
    size_t next = 128; // the positive ones rise from there
    levels[127] = 0;
    for (int decade = 0; decade < 7; decade++) {
        int steps = 1 << decade;
        for (int i = 0; i < steps; i++) {
            double mean = 0.1 + 0.9 * (i + 0.5) / steps;
            levels[next] = mean * pow(10, decade - 6);
            levels[254 - next] = -levels[next];
            next++;
        }
    }
    levels[255] = 1;
}

static size_t nearest(const double *levels, size_t n, double x) {
    size_t low = 0, high = n - 1; // levels[low] <= x <= levels[high], or x is outside
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (levels[middle] <= x)
            low = middle;
        else
            high = middle;
    }
    return levels[high] - x < x - levels[low] ? high : low;
}

static double quantize_scales(const double *x, size_t n, double mean_of_all, const double *levels,
                              double *codes, double *xhat) {
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(x[i] - mean_of_all));
    for (size_t i = 0; i < n; i++) {
        double scaled = most == 0 ? 0 : (x[i] - mean_of_all) / most;
        size_t code = nearest(levels, DYNAMIC_LEVELS, scaled);
        codes[i] = isfinite(scaled) ? (double)code : NAN;
        xhat[i] = isfinite(scaled) ? levels[code] * most + mean_of_all : NAN;
    }
    return isfinite(mean_of_all) ? most : NAN;
}

double double_quantize(const double *x, size_t n, size_t block, double *codes, double *xhat,
                       double *scale) {
    double levels[DYNAMIC_LEVELS], mean_of_all = mean(x, n);
    dynamic_levels(levels);
    for (size_t start = 0; start < n; start += block)
        scale[start / block] = quantize_scales(x + start, shorter(block, n - start), mean_of_all,
                                               levels, codes + start, xhat + start);
    return mean_of_all;
}
