// SPDX-License-Identifier: MIT
// The work of a product: arrange the activations, give each thread its rows, add up.
// Threads own whole tiles, and a tile's sums are made in one order whoever makes them.
//
// A single column is read in several places at once: the rows of a thread are cut into as many
// runs, and their tiles pass by side by side. A processor's prefetchers look ahead in every stream,
// so several of them keep more of it under way than one does (gemv.h has the ways).
//
// A wide batch is cut along the columns of W as well, so that the activations of a slice stay in
// the second-level cache while all tiles pass by; the weights are still read from memory once.
#include "kernels/gemv/product.h"

#include <string.h>

#include "kernels/gemv/pool.h"

// Activations of one slice, in words: half a megabyte. A slice is a whole number of blocks.
enum { SLICE_WORDS = 1 << 17, PIECE_COLS = 4096 };
enum {
    COLUMNS_MOST = GEMV_BATCH_MOST + GEMV_WIDTH_MOST,
    TILES_TOGETHER = 8,
    TOGETHER_COLUMNS = TILES_TOGETHER * COLUMNS_MOST,
    STREAM_TILES = 64,
    PAIR_AHEAD = 4160, // bytes
    LEADING_PANELS = 4,
};

// --- panels ---

size_t gemv_padded(size_t batch) {
    return batch + GEMV_WIDTH_MOST;
}

// Panels follow each other in the space, `at` columns from its start.
static struct gemv_panel panel_at(const struct gemv_product *p, const struct gemv_space *space,
                                  size_t at, int width) {
    enum gemv_format format = p->matrix->format;
    size_t words = at * gemv_panel_words(format, p->activations, p->matrix->cols);
    size_t groups = at * gemv_panel_groups(format, p->matrix->cols);
    return (struct gemv_panel) { .format = format,
                                 .width = width,
                                 .values = (float *)space->words + words,
                                 .quads = (int32_t *)space->words + words,
                                 .base = space->base + groups,
                                 .scale = space->scale + groups };
}

static bool is_widest(const struct gemv_kernel *kernel, const struct gemv_width *width) {
    const struct gemv_width *next = width + 1;
    return next == kernel->widths + GEMV_WIDTHS || next->width == 0;
}

static gemv_tiles_function *streams_of(const struct gemv_kernel *kernel, struct gemv_way way) {
    gemv_tiles_function *quiet = way.ahead == 0 ? kernel->quiet[way.streams] : NULL;
    return quiet != NULL ? quiet : kernel->streams[way.streams];
}

void gemv_product_lay_out(struct gemv_product *p, const struct gemv_kernel *kernel,
                          const struct gemv_space *space) {
    const struct gemv_layout *layout = &gemv_layouts[p->matrix->format];
    p->tile_bytes = gemv_tile_bytes(p->matrix->format, p->matrix->cols);
    p->block_bytes = layout->block_bytes;
    p->piece = (size_t)(PIECE_COLS / layout->cols);
    p->count = p->columns = 0;
    p->streams = p->batch == 1 ? streams_of(kernel, p->way) : NULL;
    while (p->columns < p->batch) {
        const struct gemv_width *width = gemv_width_for(kernel, p->batch - p->columns);
        p->panels[p->count] = panel_at(p, space, p->columns, width->width);
        p->tiles[p->count] = width->tile;
        p->pairs[p->count] = is_widest(kernel, width) ? kernel->pair : NULL;
        p->first[p->count++] = p->columns;
        p->columns += (size_t)width->width;
    }
    p->first[p->count] = p->batch;
}

void gemv_product_fill_panels(void *context, int index) {
    struct gemv_product *p = context;
    size_t start, end, cols = p->matrix->cols;
    gemv_share(p->count, index, p->threads, &start, &end);
    for (size_t i = start; i < end; i++)
        gemv_panel_fill_with(p->codes, &p->panels[i], p->activations, p->x + p->first[i] * cols,
                             p->first[i + 1] - p->first[i], cols);
}

// --- tiles ---

static size_t slice_blocks(const struct gemv_product *p) {
    enum gemv_format format = p->matrix->format;
    size_t all = gemv_tile_blocks(format, p->matrix->cols);
    size_t words = gemv_panel_words(format, p->activations, (size_t)gemv_layouts[format].cols);
    size_t blocks = SLICE_WORDS / (words * p->batch);
    return p->batch == 1 || blocks >= all ? all : blocks;
}

// The sums of some tiles, each for the whole batch: panel after panel, padding included. They are
// put into y together: a store to y that misses the cache holds up the next tile by a memory's
// latency, 5 percent of a narrow format's time, and many at once wait for each other's. In y the
// columns of a wide batch are pages apart, and going from one to the next for a line of 16 rows
// took a seventh of the time.
struct sums {
    _Alignas(64) float at[TOGETHER_COLUMNS][GEMV_TILE_ROWS];
};

static void add(float *restrict to, const float *restrict more, size_t n) {
    for (size_t i = 0; i < n; i++)
        to[i] += more[i];
}

static void run_piece(const struct gemv_product *p, const char *blocks, size_t block, size_t n,
                      bool first, float *to) {
    _Alignas(64) float more[GEMV_WIDTH_MOST * GEMV_TILE_ROWS];
    for (size_t i = 0; i < p->count; i++) {
        const struct gemv_panel *whole = &p->panels[i];
        size_t values = (size_t)whole->width * GEMV_TILE_ROWS;
        if (block == 0) {
            p->tiles[i](blocks, n, whole, to);
        } else {
            struct gemv_panel from = gemv_panel_from(whole, p->activations, block);
            p->tiles[i](blocks, n, &from, first ? to : more);
        }
        if (!first) add(to, more, values);
        to += values;
    }
}

// 16 sums of one column to their place in y: set by the first slice, added by the next ones.
static void put_column(const struct gemv_product *p, size_t row, size_t c, const float *sums,
                       bool first) {
    float *y = p->y + c * p->matrix->rows + row;
    size_t rows = p->matrix->rows - row;
    if (rows > GEMV_TILE_ROWS) rows = GEMV_TILE_ROWS;
    if (first && rows == GEMV_TILE_ROWS)
        memcpy(y, sums, GEMV_TILE_ROWS * sizeof *y); // a constant: four moves or one
    else
        for (size_t r = 0; r < rows; r++)
            y[r] = first ? sums[r] : y[r] + sums[r];
}

// The sums of neighbouring tiles, the first of which begins at `row`: one column after the other.
static void put_sums(const struct gemv_product *p, size_t row, size_t tiles,
                     const float (*sums)[GEMV_TILE_ROWS], bool first) {
    for (size_t c = 0; c < p->batch; c++)
        for (size_t t = 0; t < tiles; t++)
            put_column(p, row + t * GEMV_TILE_ROWS, c, sums[t * p->columns + c], first);
}

// Blocks `block` up to `end` of one tile, in pieces: a float sum loses digits with the square root
// of its length, and where there are several panels a piece stays in the first-level cache for all
// of them. The stream of weights goes on from piece to piece. Pieces are the same at every level,
// whatever its panels are, and so are the sums.
static void run_tile(const struct gemv_product *p, size_t tile, size_t block, size_t end,
                     float *sums) {
    const char *blocks = (const char *)p->matrix->blocks + tile * p->tile_bytes;
    for (size_t at = block; at < end; at += p->piece)
        run_piece(p, blocks + at * p->block_bytes, at, end - at < p->piece ? end - at : p->piece,
                  at == block, sums);
}

// Panels after the first find the pair's weights in the cache, and the last of them ask for those
// of the next pair. (1 to 3 percent of a Xeon's peak, 0.3 of a Zen 4's.)
static size_t pair_ahead(const struct gemv_product *p, size_t panel) {
    return panel > 0 && panel + LEADING_PANELS >= p->count ? GEMV_PAIR * p->tile_bytes : PAIR_AHEAD;
}

// What run_tile does, for a tile and the one behind it; their sums to each[0] and each[1].
static void run_pair(const struct gemv_product *p, size_t tile, size_t block, size_t end,
                     float *const *each) {
    _Alignas(64) float both[GEMV_PAIR * GEMV_WIDTH_MOST * GEMV_TILE_ROWS];
    const char *blocks = (const char *)p->matrix->blocks + tile * p->tile_bytes;
    for (size_t at = block; at < end; at += p->piece) {
        size_t n = end - at < p->piece ? end - at : p->piece, done = 0;
        for (size_t i = 0; i < p->count; i++) {
            struct gemv_panel from = gemv_panel_from(&p->panels[i], p->activations, at);
            size_t values = (size_t)from.width * GEMV_TILE_ROWS;
            const char *first = blocks + at * p->block_bytes;
            if (p->pairs[i] != NULL) {
                p->pairs[i](first, p->tile_bytes, pair_ahead(p, i), n, &from, both);
            } else {
                p->tiles[i](first, n, &from, both);
                p->tiles[i](first + p->tile_bytes, n, &from, both + values);
            }
            for (size_t t = 0; t < GEMV_PAIR; t++)
                if (at == block)
                    memcpy(each[t] + done, both + t * values, values * sizeof *both);
                else
                    add(each[t] + done, both + t * values, values);
            done += values;
        }
    }
}

// As many tiles as `sums` holds, by twos where there are kernels for two.
static void run_tiles(const struct gemv_product *p, size_t tile, size_t tiles, size_t block,
                      size_t end, struct sums *sums) {
    size_t t = 0;
    for (; p->pairs[0] != NULL && t + GEMV_PAIR <= tiles; t += GEMV_PAIR) {
        float *each[GEMV_PAIR] = { sums->at[t * p->columns], sums->at[(t + 1) * p->columns] };
        run_pair(p, tile + t, block, end, each);
    }
    for (; t < tiles; t++)
        run_tile(p, tile + t, block, end, sums->at[t * p->columns]);
}

static void run_slice(const struct gemv_product *p, size_t tile, size_t stop, size_t block,
                      size_t end) {
    struct sums sums;
    size_t together = TOGETHER_COLUMNS / p->columns / GEMV_PAIR * GEMV_PAIR;
    for (; tile < stop; tile += together) {
        size_t tiles = stop - tile < together ? stop - tile : together;
        run_tiles(p, tile, tiles, block, end, &sums);
        put_sums(p, tile * GEMV_TILE_ROWS, tiles, sums.at, block == 0);
    }
}

// Tiles `tile`, tile + apart, … of the runs, in the pieces of run_tile.
static void run_side_by_side(const struct gemv_product *p, size_t tile, size_t apart, float *sums) {
    const char *blocks = (const char *)p->matrix->blocks + tile * p->tile_bytes;
    size_t all = gemv_tile_blocks(p->matrix->format, p->matrix->cols);
    const size_t values = (size_t)p->way.streams * GEMV_TILE_ROWS;
    _Alignas(64) float more[GEMV_STREAMS_MOST * GEMV_TILE_ROWS];
    for (size_t at = 0; at < all; at += p->piece) {
        size_t n = all - at < p->piece ? all - at : p->piece;
        struct gemv_panel from = gemv_panel_from(&p->panels[0], p->activations, at);
        p->streams(blocks + at * p->block_bytes, apart * p->tile_bytes, p->way.ahead, n, &from,
                   at == 0 ? sums : more);
        if (at > 0) add(sums, more, values);
    }
}

// Tiles `start` up to `stop` for one column; what no stream takes comes alone at the end.
static void run_streams(const struct gemv_product *p, size_t start, size_t stop) {
    struct sums sums;
    const size_t streams = (size_t)p->way.streams;
    size_t run = (stop - start) / streams, together = STREAM_TILES;
    for (size_t tile = start; tile < start + run; tile += together) {
        size_t tiles = start + run - tile < together ? start + run - tile : together;
        for (size_t t = 0; t < tiles; t++)
            run_side_by_side(p, tile + t, run, sums.at[t * streams]);
        for (size_t i = 0; i < tiles * streams; i++) {
            size_t row = (tile + i / streams + i % streams * run) * GEMV_TILE_ROWS;
            put_column(p, row, 0, sums.at[i], true);
        }
    }
    run_slice(p, start + run * streams, stop, 0,
              gemv_tile_blocks(p->matrix->format, p->matrix->cols));
}

size_t gemv_tiles(const struct gemv_matrix *matrix) {
    return (matrix->rows + GEMV_TILE_ROWS - 1) / GEMV_TILE_ROWS;
}

void gemv_product_run_tiles(void *context, int index) {
    const struct gemv_product *p = context;
    size_t start, stop, all = gemv_tile_blocks(p->matrix->format, p->matrix->cols);
    size_t step = slice_blocks(p);
    gemv_share(gemv_tiles(p->matrix), index, p->threads, &start, &stop);
    if (p->streams != NULL) {
        run_streams(p, start, stop);
        return;
    }
    for (size_t block = 0; block < all; block += step)
        run_slice(p, start, stop, block, all - block < step ? all : block + step);
}
