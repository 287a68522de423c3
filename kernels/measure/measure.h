// SPDX-License-Identifier: MIT
// "Fewer bits are faster", measured: the read limit, OpenBLAS, our fp32 and every format side by
// side, with intervals and verdicts; then the batch sweep, the in-cache case and the ladder.
//
//     struct measure_options options = { .level = level, .threads = 2, .quick = true };
//     struct measurement m;
//     if (measure(&m, &options, &err) == GEMV_OK) …
//
// Nothing is printed and no file is written. What a stopped measurement has seen so far is in `m`.
#ifndef KERNELS_MEASURE_MEASURE_H
#define KERNELS_MEASURE_MEASURE_H

#include "kernels/gemv/gemv.h"
#include "kernels/measure/measurement.h"

struct measure_size {
    size_t rows, cols;
};

struct measure_options {
    enum gemv_level level;
    int threads;
    const struct measure_size *sizes; // n_sizes == 0: 14336x4096, and 16384x16384 where it fits;
    size_t n_sizes;                   // 4096x4096 when quick
    bool quick;                       // 5 seconds instead of 60
    // Asked after every timing, with what is done and how much of the whole; false stops.
    bool (*go_on)(void *owner, const char *what, double part);
    void *owner;
};

// GEMV_NO_MEMORY or GEMV_BAD_ARGUMENT with a sentence for sizes that cannot be measured here.
enum gemv_status measure(struct measurement *m, const struct measure_options *options,
                         struct gemv_error *err);

// The models whose speed follows from the limit: 1B, 7B, 13B, 70B.
struct measure_model {
    const char *name;
    double parameters;
};
extern const struct measure_model measure_models[];
extern const size_t measure_model_count;

#endif
