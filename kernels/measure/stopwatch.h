// SPDX-License-Identifier: MIT
// A stopwatch for figures: a few rivals on one matrix, timed round after round by whoever asks, so
// that a lesson can show what it has after each. `measure` is the long form with verdicts.
//
// A rival is named:
//   limit      the best reading loop of this machine
//   openblas   sgemv, or sgemm for a batch
//   fp32 bf16 int8-g32 int4-g32 …    a format with its usual activations (stage.h)
//   int4-g32/fp32                    a format with other ones
//   naive blocked simd layout        the rungs of the ladder (gemv/ladder.h), one thread, batch 1
#ifndef KERNELS_MEASURE_STOPWATCH_H
#define KERNELS_MEASURE_STOPWATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/gemv/gemv.h"
#include "kernels/measure/peak.h"

enum { STOPWATCH_RIVALS_MOST = 16 };

struct stopwatch_options {
    enum gemv_level level;
    int threads;
    size_t rows, cols, batch; // batch 1..GEMV_BATCH_MOST
    bool stay; // one copy of the weights, so that a small matrix stays in the cache; else copies
               // rotate and none is read again before other memory has passed the caches
    const char *const *names;
    size_t n;
};

struct stopwatch;

// GEMV_BAD_ARGUMENT for an unknown rival or a size that cannot be, GEMV_NOT_OFFERED where there is
// no OpenBLAS or no such kernel, GEMV_NO_MEMORY; each with a sentence. The names are read once.
enum gemv_status stopwatch_open(struct stopwatch **watch, const struct stopwatch_options *options,
                                struct gemv_error *err);
void stopwatch_close(struct stopwatch *watch); // NULL is fine

// seconds[n]: of one product (or one reading) of every rival, each timed once, by turns in both
// orders. Several runs of a small matrix are one timing; it is their mean.
void stopwatch_round(struct stopwatch *watch, double *seconds);

// The seconds of one product of rival i, now.
double stopwatch_once(struct stopwatch *watch, size_t i);

// Reads other memory, more than the caches hold. false where there is none to read.
bool stopwatch_clear(struct stopwatch *watch);

// The bytes that rival i reads of memory in one product: what predicts its time.
size_t stopwatch_bytes(const struct stopwatch *watch, size_t i);

// The roofs of this machine: GB/s of the best reading loop, and giga-operations per second of each
// kind of multiply-add. Takes about half a second and 128 MiB.
struct roofs {
    double gbps, peak[PEAK_KINDS];
    const char *read_variant;
};
enum gemv_status roofs_look(struct roofs *roofs, enum gemv_level level, int threads,
                            struct gemv_error *err);

#endif
