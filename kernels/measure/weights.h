// SPDX-License-Identifier: MIT
// The numbers that are multiplied: a few rows of normal weights, packed once and repeated, and
// copies to rotate through. The time of a mat-vec does not depend on the values, and every copy has
// its own memory, so repeated rows cost nothing but the honesty of saying so.
#ifndef KERNELS_MEASURE_WEIGHTS_H
#define KERNELS_MEASURE_WEIGHTS_H

#include "kernels/gemv/gemv.h"
#include "kernels/gemv/pool.h"

// Rows of a source: as many, or as few as make a million weights, but whole tiles.
enum { SOURCE_ROWS_MOST = 64, SOURCE_WEIGHTS = 1 << 20 };

// w (rows, cols) normal with deviation 0.02, x (batch, cols) standard normal; after SOURCE_WEIGHTS
// numbers they come again.
struct weights_source {
    size_t rows, cols, batch;
    float *w, *x;
};
bool weights_source_init(struct weights_source *source, size_t cols, size_t batch);
void weights_source_release(struct weights_source *source);

// Copies of one matrix W (rows, cols): packed, or as plain rows for BLAS.
struct weights {
    struct gemv_matrix *at; // [copies]
    size_t copies, next;
};

// Each thread of the pool writes the rows that it will read. No copy is begun after `until` (on
// watch_seconds) once there is one, so there may be fewer than were asked for.
enum gemv_status weights_init(struct weights *weights, struct gemv *gemv, struct gemv_pool *pool,
                              const struct weights_source *source, enum gemv_format format,
                              size_t rows, size_t copies, double until, struct gemv_error *err);
enum gemv_status weights_init_plain(struct weights *weights, struct gemv_pool *pool,
                                    const struct weights_source *source, size_t rows, size_t copies,
                                    double until, struct gemv_error *err);
void weights_release(struct weights *weights);

const struct gemv_matrix *weights_next(struct weights *weights);

struct accuracy {
    double kernel;  // of the products against fp64 on the same quantized weights, relative RMSE
    double weights; // of the quantized weights against the ones that were packed, relative RMSE
};

// Of those rows of the source that the first copy holds, with the first row of activations.
enum gemv_status weights_accuracy(const struct weights *weights, struct gemv *gemv,
                                  const struct weights_source *source,
                                  enum gemv_activations activations, struct accuracy *accuracy,
                                  struct gemv_error *err);

#endif
