// SPDX-License-Identifier: MIT
// The roofline for a matrix and a batch.
// Plain arithmetic; the numbers that go in are measured elsewhere.
#include "kernels/measure/roofline.h"

double roofline_ridge(double peak_gflops, double limit_gbps) {
    return peak_gflops / limit_gbps;
}

double roofline_crossover(double bytes, double rows, double cols, double peak_gflops,
                          double limit_gbps) {
    return bytes / limit_gbps * peak_gflops / (2 * rows * cols);
}

double roofline_crossover_measured(double seconds_1, double seconds_most, double most) {
    return seconds_1 / (seconds_most / most);
}

bool roofline_is_memory_bound(double bytes, double operations, double peak_gflops,
                              double limit_gbps) {
    return bytes / limit_gbps >= operations / peak_gflops;
}

double roofline_tokens(double parameters, double bits_per_weight, double gbps, double memory) {
    double bytes = parameters * bits_per_weight / 8;
    return bytes > memory ? 0 : gbps * 1e9 / bytes;
}
