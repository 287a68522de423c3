// SPDX-License-Identifier: MIT
// What a measurement has found: one struct, filled stage by stage, from which every report is
// written. Bandwidths are 1e9 bytes per second, peaks and GFLOP/s 1e9 operations per second.
#ifndef KERNELS_MEASURE_MEASUREMENT_H
#define KERNELS_MEASURE_MEASUREMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/gemv/gemv.h"
#include "kernels/measure/machine.h"
#include "kernels/measure/peak.h"
#include "kernels/measure/statistics.h"

enum {
    MEASURE_SIZES_MOST = 6,
    MEASURE_FORMATS_MOST = 96,
    MEASURE_BATCH_MOST = 48,
    MEASURE_LADDER_MOST = 8,
    MEASURE_SENTENCE = 256,
};

// One format with one kind of activations, at batch 1. Ratios are taken within rounds.
struct measure_format {
    enum gemv_format format;
    enum gemv_activations activations;
    enum gemv_level level;    // whose kernel ran
    struct gemv_way way;      // in which way it read
    size_t rows, cols, bytes; // stored, scales included
    double seconds;           // of one mat-vec, median
    struct spread gbps, of_limit, speedup_fp32;
    struct spread speedup_openblas; // n == 0 where there is no OpenBLAS
    struct spread ratio;            // measured speedup_fp32 / predicted
    double predicted;               // the bytes of fp32 / bytes
    struct accuracy_pair {
        double kernel, weights; // relative RMSE: weights.h
    } rmse;
    enum verdict verdict;
};

// The rounds of one size.
struct measure_rounds {
    size_t rows, cols;
    size_t rounds, disturbed;
    double foreign; // processors' worth of time that others took, median
    struct spread clock_ghz;
    struct spread limit_gbps;     // of all rounds
    const char *limit_variant;    // the loop that read so fast
    struct spread openblas_limit; // OpenBLAS sgemv as a part of the limit; n == 0 without it
    size_t passed_bytes;          // of other memory between two readings of the same weights
    bool cached;                  // so little passed that a cache may have helped
    bool believed;                // neither that, nor were too many rounds disturbed
};

struct measure_batch {
    const char *format; // of gemv_layouts, or "openblas-fp32"
    size_t batch, rows, cols, bytes;
    double seconds, gflops;
    struct spread of_peak; // of the peak taken beside it; n == 0 for narrow batches
    bool memory_bound;     // by the roofline
};

// Where quantization stops helping: from this batch on the arithmetic, not the memory, sets the
// time.
struct measure_crossover {
    const char *format;
    double predicted, measured; // batch; measured 0 where the sweep was cut short
};

struct measure_cached {
    enum gemv_format format;
    enum gemv_activations activations;
    struct spread gbps, speedup_fp32;
    double predicted;
};

struct measure_rung {
    const char *name, *adds;
    double seconds, gbps;
    struct spread speedup_fp32; // over our fp32 kernel on one thread
};

struct measurement {
    struct machine machine;
    enum gemv_level level;
    int threads;
    char blas[128], blas_core[32]; // what it says of itself; "" where there is none
    char no_blas[MEASURE_SENTENCE];
    struct spread limit_gbps; // over all rounds of all sizes
    double peak[PEAK_KINDS];  // GFLOP/s, GOP/s
    struct measure_rounds rounds[MEASURE_SIZES_MOST];
    size_t n_rounds;
    struct measure_format formats[MEASURE_FORMATS_MOST];
    size_t n_formats;
    struct measure_batch batch[MEASURE_BATCH_MOST];
    size_t n_batch;
    struct measure_crossover crossovers[4];
    size_t n_crossovers;
    size_t cached_rows, cached_cols;
    struct measure_cached cached[GEMV_FORMATS];
    size_t n_cached;
    size_t ladder_rows, ladder_cols;
    struct measure_rung ladder[MEASURE_LADDER_MOST];
    size_t n_ladder;
    enum verdict verdict;
    char left_out[MEASURE_SENTENCE]; // a default size that does not fit, a stage that time did not
                                     // allow
    bool stopped;
    double seconds;
};

#endif
