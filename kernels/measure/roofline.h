// SPDX-License-Identifier: MIT
// The roofline (Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785) for a matrix and a
// batch: the time is at least bytes / bandwidth and at least operations / peak. GB/s, GFLOP/s,
// seconds.
#ifndef KERNELS_MEASURE_ROOFLINE_H
#define KERNELS_MEASURE_ROOFLINE_H

#include <stdbool.h>
#include <stddef.h>

// Operations per byte above which arithmetic, not memory, is the limit.
double roofline_ridge(double peak_gflops, double limit_gbps);

// The batch at which `bytes` of weights of a rows x cols matrix meet the ridge: 2 rows cols batch
// operations take as long as reading the bytes.
double roofline_crossover(double bytes, double rows, double cols, double peak_gflops,
                          double limit_gbps);

// The same, from two measured times: where the flat time of batch 1 meets the rising one,
// seconds_most / most for each of the batch.
double roofline_crossover_measured(double seconds_1, double seconds_most, double most);

bool roofline_is_memory_bound(double bytes, double operations, double peak_gflops,
                              double limit_gbps);

// Tokens per second of a model with so many parameters at batch 1: every weight is read once for a
// token, and nothing else is counted. 0 where its bytes exceed the memory.
double roofline_tokens(double parameters, double bits_per_weight, double gbps, double memory);

#endif
