// SPDX-License-Identifier: MIT
// One product on its way: the activations in panels, the tiles shared by the threads.
// Private to the folder.
#ifndef KERNELS_GEMV_PRODUCT_H
#define KERNELS_GEMV_PRODUCT_H

#include "kernels/gemv/gemv.h"

enum { GEMV_PANELS_MOST = GEMV_BATCH_MOST };

// Where the panels are laid out: for `columns` of the batch, padding included.
struct gemv_space {
    void *words;
    int32_t *base;
    float *scale;
};

// One run, as all threads see it.
struct gemv_product {
    const struct gemv_matrix *matrix;
    const float *x;
    float *y;
    size_t batch;
    enum gemv_activations activations;
    gemv_codes_function *codes;
    struct gemv_panel panels[GEMV_PANELS_MOST];
    gemv_tile *tiles[GEMV_PANELS_MOST];           // the kernel of each panel
    gemv_tiles_function *streams;                 // for one column; NULL: tile after tile
    struct gemv_way way;                          // what the streams are and do
    gemv_tiles_function *pairs[GEMV_PANELS_MOST]; // of two tiles, for each panel; NULL: alone
    size_t first[GEMV_PANELS_MOST + 1];           // its first column of the batch
    size_t count;
    int threads;
    size_t tile_bytes, block_bytes; // of the matrix
    size_t piece;                   // blocks
    size_t columns;                 // of all panels, padding included
};

// Columns that the panels of a batch take at most: the widest one makes the padding.
size_t gemv_padded(size_t batch);

// Fills in what follows from matrix, x, y, batch, activations, codes, way and threads, which the
// caller has set.
void gemv_product_lay_out(struct gemv_product *product, const struct gemv_kernel *kernel,
                          const struct gemv_space *space);

// The two jobs of a pool, one after the other: `context` is the product.
void gemv_product_fill_panels(void *context, int index);
void gemv_product_run_tiles(void *context, int index);

// Tiles of 16 rows, the last one perhaps with missing rows.
size_t gemv_tiles(const struct gemv_matrix *matrix);

#endif
