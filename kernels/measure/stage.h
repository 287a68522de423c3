// SPDX-License-Identifier: MIT
// What the stages of a measurement share: the options, the result, threads, memory, and time.
// Private to the folder.
#ifndef KERNELS_MEASURE_STAGE_H
#define KERNELS_MEASURE_STAGE_H

#include "kernels/blas.h"
#include "kernels/measure/measure.h"
#include "kernels/measure/read.h"
#include "kernels/measure/rounds.h"
#include "kernels/measure/weights.h"

enum {
    PASSED_LEAST = 128 << 20
}; // bytes that must pass where the last-level cache is not passed whole

enum stage_engine { ENGINE_GEMV, ENGINE_READER, ENGINE_BLAS, ENGINE_ALONE };

struct stage {
    const struct measure_options *options;
    struct measurement *m;
    struct gemv *gemv;
    const struct blas *blas; // NULL where there is none
    struct blas library;     // what it points to
    struct reader reader;
    struct gemv_pool *fillers;    // threads that write memory before it is read
    struct weights_source source; // of the size at hand
    float *y;                     // [GEMV_BATCH_MOST * rows] of the size at hand
    struct gemv_matrix tiny;
    size_t turn_bytes;   // that a turn of a round reads
    size_t pass_bytes;   // that must go by before weights are read again
    double start, whole; // seconds: when it began, how long it may take
    double byte_seconds; // what the system takes to find a byte of memory
    const char *what;    // what is done now, and from where to where it goes
    double from, to;
};

// One sentence into `err`, and the status.
enum gemv_status stage_fail(struct gemv_error *err, enum gemv_status status, const char *format,
                            ...) __attribute__((format(printf, 3, 4)));

// Enters a part of the whole and asks whether to go on.
bool stage_enter(struct stage *stage, const char *what, double from, double to);
bool stage_go_on(void *stage, double part);                 // as rounds_go_on
double stage_until(const struct stage *stage, double part); // on watch_seconds
bool stage_is_over(const struct stage *stage, double part);

// A note about what was left out.
void stage_left_out(struct stage *stage, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// What one trial times; the context of rounds_trial.
struct stage_trial {
    struct stage *stage;
    struct weights *weights;
    enum gemv_format format;
    enum gemv_activations activations;
    int reader; // of the best variants
};
struct rounds_trial stage_trial_limit(struct stage_trial *trial, int reader);
struct rounds_trial stage_trial_blas(struct stage_trial *trial, size_t runs);
struct rounds_trial stage_trial_kernel(struct stage_trial *trial, size_t runs);

// Each kernel that is measured: a format with the activations that people use it with. The first of
// a format is its main one; fp32 comes first of all.
struct stage_kernel {
    enum gemv_format format;
    enum gemv_activations activations;
};
extern const struct stage_kernel stage_kernels[];
extern const size_t stage_kernel_count;

// Has the level that was opened a kernel of its own for this? bf16 activations want an extension,
// and the scalar kernel in its place would say nothing about the format.
bool stage_offers(const struct gemv *gemv, const struct stage_kernel *kernel);

// The stages, in their order. Each returns early, without an error, when it is told to stop.
enum gemv_status measure_size(struct stage *stage, const struct measure_size *size, bool with_sweep,
                              double from, double to, struct gemv_error *err);
void measure_sweep(struct stage *stage, struct weights *plain, struct weights *const *packed,
                   size_t rows, double until);
enum gemv_status measure_cached(struct stage *stage, double until, struct gemv_error *err);
enum gemv_status measure_ladder(struct stage *stage, double until, struct gemv_error *err);

// The memory that the limit is read from, part after part: what must pass by, and where there is
// time and memory enough so much that no single place of it decides.
size_t stage_reader_bytes(const struct stage *stage);

// The verdict of all formats but fp32, which is always as fast as itself.
enum verdict measure_verdict(const struct measurement *m);

// The memory that one size takes, copies included; 0 where it cannot be counted.
size_t measure_size_bytes(const struct stage *stage, const struct measure_size *size);

#endif
