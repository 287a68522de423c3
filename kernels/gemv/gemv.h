// SPDX-License-Identifier: MIT
// Packed weights times activations: y[batch][rows] = x[batch][cols] * W[rows][cols]^T,
// batch 1..128. At batch 1 every weight is read once, so the time is bytes over bandwidth: the
// claim that is measured.
//
//     struct gemv *gemv;
//     struct gemv_matrix matrix;
//     const struct gemv_options options = { .level = …, .threads = 2, .cols = 4096, .batch = 1 };
//     gemv_open(&gemv, &options, &err);
//     gemv_matrix_init(&matrix, GEMV_INT4_G32, 14336, 4096, &err);
//     gemv_pack(gemv, &matrix, w, &err);
//     gemv_run(gemv, &matrix, GEMV_X_INT8, x, 1, y, &err);
//
// Results do not depend on the number of threads. Integer activations give the same floats at every
// level; fp32 and bf16 activations differ by the order of additions.
#ifndef KERNELS_GEMV_GEMV_H
#define KERNELS_GEMV_GEMV_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/gemv/scalar/formats.h"
#include "kernels/gemv/scalar/kernels.h"
#include "kernels/gemv/scalar/panel.h"

enum gemv_status {
    GEMV_OK,
    GEMV_BAD_ARGUMENT, // a size, a batch or a name that cannot be
    GEMV_BAD_WEIGHT,   // a weight that is not finite or that the format cannot hold
    GEMV_NOT_OFFERED,  // no kernel for this format and these activations, or no such level here
    GEMV_NO_MEMORY,
};

struct gemv_error {
    char text[256]; // one sentence
};

// --- levels ---

extern const char *const gemv_level_names[GEMV_LEVELS]; // scalar avx2 avx512 neon

// Was the level compiled in? Do this processor and its system run it?
bool gemv_level_built(enum gemv_level level);
bool gemv_level_usable(enum gemv_level level);

// The instructions beyond its own that a usable level takes on this processor: "AVX-VNNI", "BF16",
// "the dot product"; "" for none.
const char *gemv_level_extension(enum gemv_level level);

// The best usable level, or the one that BITLAB_ISA names; an unknown name or a level that is not
// usable is an error. A level stands for itself and those under it: scalar < avx2 < avx512, scalar
// < neon.
enum gemv_status gemv_level_choose(enum gemv_level *level, struct gemv_error *err);

// The table of kernels of a usable level.
void gemv_kernels_of(enum gemv_level level, struct gemv_kernels *kernels);

// Runs every kernel of a table, or of a level's, against the scalar one, on a small product; the
// name of the first that differs is in `err`. For `doctor`; the tests do this at length.
bool gemv_kernels_proved(const struct gemv_kernels *table, struct gemv_error *err);
bool gemv_level_proved(enum gemv_level level, struct gemv_error *err);

// --- weights ---

struct gemv_matrix {
    enum gemv_format format;
    size_t rows, cols;
    size_t bytes; // stored, scales and padding included: what a mat-vec reads
    void *blocks; // aligned to a huge page, on huge pages where the system gives them
    size_t mapped;
};

// Asks for the memory once; zeros. GEMV_BAD_ARGUMENT for sizes of 0 or beyond what a size can
// count, GEMV_NO_MEMORY with both sizes in the sentence where the machine cannot hold it.
enum gemv_status gemv_matrix_init(struct gemv_matrix *matrix, enum gemv_format format, size_t rows,
                                  size_t cols, struct gemv_error *err);
void gemv_matrix_release(struct gemv_matrix *matrix);

// --- products ---

struct gemv;

enum { GEMV_BATCH_MOST = 128, GEMV_THREADS_MOST = 256 };

struct gemv_options {
    enum gemv_level level; // usable
    int threads;           // 1..GEMV_THREADS_MOST
    size_t cols, batch;    // the largest that will be asked for
};

// Starts the threads and asks for all memory that runs need.
enum gemv_status gemv_open(struct gemv **gemv, const struct gemv_options *options,
                           struct gemv_error *err);
void gemv_close(struct gemv *gemv); // NULL is fine

// Quantizes w[rows][cols] into the matrix (scalar/pack.h says how), rows shared by the threads.
enum gemv_status gemv_pack(struct gemv *gemv, struct gemv_matrix *matrix, const float *w,
                           struct gemv_error *err);

// w[rows][cols] with the values that the blocks stand for.
void gemv_unpack(const struct gemv_matrix *matrix, float *w);

// y[batch][rows] = x[batch][cols] * W^T. Quantizing the activations is inside. A NaN or an infinity
// in x gives NaN (or an infinity) in every sum that it enters. fp32 activations of 2^89 and more
// may give an infinity at avx2, whose sums of a group are up to 2^28 times as large on their way. x
// and y need no alignment.
enum gemv_status gemv_run(struct gemv *gemv, const struct gemv_matrix *matrix,
                          enum gemv_activations activations, const float *x, size_t batch, float *y,
                          struct gemv_error *err);

// --- ways ---

// A single column is read in a few places at once, and every line asks for the one `ahead` bytes
// behind it. Which number of places and which distance are the fastest depends on the processor,
// and in a virtual machine on the day: on one Zen 5, two places with 4 KiB read all formats at 0.93
// to 1.00 of the limit one day; the next morning, on memory that answered later, at 0.79 to 0.87,
// and three places with 1.6 to 2 KiB at 0.89 to 0.98. On a Zen 4 every request is in the way of the
// hardware's own, and none at all is up to 10 points better than any. So a kernel is tried in all
// ways before it is measured (kernels/measure/ways.h); whoever does not try takes the first.
struct gemv_way {
    int streams;  // 2..GEMV_STREAMS_MOST
    size_t ahead; // bytes; a whole page would be the worst, the set of the line itself. 0 asks for
                  // nothing, or for the line itself
};
enum { GEMV_WAYS = 11 };
extern const struct gemv_way gemv_ways[GEMV_WAYS];

// Reads single columns of this format in that way from now on. The results are the same to the bit.
// false, and nothing done, where there is no such kernel.
bool gemv_take_way(struct gemv *gemv, enum gemv_format format, enum gemv_activations activations,
                   int way);

// In which way a run reads a single column of this format now. { 1, 0 } where its kernel has none
// to choose: it goes tile after tile, and asks ahead as shape.h says.
struct gemv_way gemv_way_of(const struct gemv *gemv, enum gemv_format format,
                            enum gemv_activations activations);

// The level whose kernel a run would use; GEMV_LEVELS where none is offered.
enum gemv_level gemv_kernel_level(const struct gemv *gemv, enum gemv_format format,
                                  enum gemv_activations activations);

#endif
