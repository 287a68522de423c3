// SPDX-License-Identifier: MIT
// Why is 8-bit slower? Four times the same numbers, and each rung takes one reason away.
// The first two are plain C as one would write it; they are not to be made faster.
#include "kernels/gemv/ladder.h"

#include <math.h>
#include <stdlib.h>

#include "kernels/gemv/fail.h"
#include "kernels/gemv/scalar/pack.h"

enum { GROUP = 32, TOGETHER = 4 };

const struct gemv_rung_row gemv_rungs[GEMV_RUNGS] = {
    [GEMV_RUNG_NAIVE] = { "naive",
                          "a loop over each row that turns every code into a float and waits "
                          "for the last addition: fewer bytes, more work, slower than fp32" },
    [GEMV_RUNG_BLOCKED] = { "blocked",
                            "four rows at once share each x and have sums of their own, and "
                            "a scale is applied once for its 32 weights" },
    [GEMV_RUNG_SIMD] = { "simd",
                         "x is quantized too, and one instruction multiplies 32 codes; a row "
                         "still ends in a sum across lanes, and scales are a second stream" },
    [GEMV_RUNG_LAYOUT] = { "layout",
                           "codes and scales lie in the order in which they are used, one "
                           "row in each lane: memory sees plain streams" },
};

struct gemv_ladder {
    size_t rows, cols;
    int8_t *codes;  // [rows][cols]
    float *scale;   // [rows][cols / GROUP]
    int8_t *x;      // [cols], quantized
    float *x_scale; // [cols / GROUP]
    struct gemv_kernels kernels;
    struct gemv_matrix matrix;
    struct gemv *gemv;
};

// --- rungs ---

static void run_naive(const struct gemv_ladder *l, const float *x, float *y) {
    for (size_t row = 0; row < l->rows; row++) {
        float sum = 0;
        for (size_t k = 0; k < l->cols; k++)
            sum +=
                (float)l->codes[row * l->cols + k] * l->scale[(row * l->cols + k) / GROUP] * x[k];
        y[row] = sum;
    }
}

static void add_block(const struct gemv_ladder *l, size_t row, size_t rows, size_t g,
                      const float *x, float *sums) {
    float parts[TOGETHER] = { 0 };
    for (size_t k = g * GROUP; k < (g + 1) * GROUP; k++)
        for (size_t r = 0; r < rows; r++)
            parts[r] += (float)l->codes[(row + r) * l->cols + k] * x[k];
    for (size_t r = 0; r < rows; r++)
        sums[r] += parts[r] * l->scale[(row + r) * (l->cols / GROUP) + g];
}

static void run_blocked(const struct gemv_ladder *l, const float *x, float *y) {
    for (size_t row = 0; row < l->rows; row += TOGETHER) {
        size_t rows = l->rows - row < TOGETHER ? l->rows - row : TOGETHER;
        float sums[TOGETHER] = { 0 };
        for (size_t g = 0; g < l->cols / GROUP; g++)
            if (rows == TOGETHER)
                add_block(l, row, TOGETHER, g, x, sums); // a constant: its loops are unrolled
            else
                add_block(l, row, rows, g, x, sums);
        for (size_t r = 0; r < rows; r++)
            y[row + r] = sums[r];
    }
}

static void quantize_x(struct gemv_ladder *l, const float *x) {
    for (size_t g = 0; g < l->cols / GROUP; g++) {
        float most = 0;
        for (size_t k = g * GROUP; k < (g + 1) * GROUP; k++)
            most = fmaxf(most, fabsf(x[k]));
        l->x_scale[g] = most / 127;
        for (size_t k = g * GROUP; k < (g + 1) * GROUP; k++)
            l->x[k] = (int8_t)(most == 0 ? 0 : lrintf(x[k] * (127 / most)));
    }
}

static void run_simd(struct gemv_ladder *l, const float *x, float *y) {
    quantize_x(l, x);
    l->kernels.rows(
        &(struct gemv_rows) { l->rows, l->cols, l->codes, l->scale, l->x, l->x_scale, y });
}

void gemv_ladder_run(struct gemv_ladder *ladder, enum gemv_rung rung, const float *x, float *y) {
    switch (rung) {
    case GEMV_RUNG_NAIVE:
        run_naive(ladder, x, y);
        break;
    case GEMV_RUNG_BLOCKED:
        run_blocked(ladder, x, y);
        break;
    case GEMV_RUNG_SIMD:
        run_simd(ladder, x, y);
        break;
    default:
        gemv_run(ladder->gemv, &ladder->matrix, GEMV_X_INT8, x, 1, y, NULL);
    }
}

size_t gemv_ladder_bytes(const struct gemv_ladder *ladder, enum gemv_rung rung) {
    size_t codes = ladder->rows * ladder->cols;
    return rung == GEMV_RUNG_LAYOUT ? ladder->matrix.bytes : codes + codes / GROUP * sizeof(float);
}

// --- both layouts of one matrix ---

// Sixteen rows of numbers near a normal law (the sum of four uniform ones), from the row's own
// number.
static void draw_rows(float *w, size_t row, size_t cols) {
    uint64_t state = row + 1;
    for (size_t i = 0; i < GEMV_TILE_ROWS * cols; i++) {
        double sum = -2;
        for (int k = 0; k < 4; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            sum += (double)(state >> 11) * 0x1p-53;
        }
        w[i] = (float)sum;
    }
}

// The row-major codes and scales of a packed tile.
static void lay_out_rows(struct gemv_ladder *l, const char *tile, size_t first, size_t rows) {
    const struct gemv_layout *layout = &gemv_layouts[GEMV_INT8_G32];
    for (size_t row = 0; row < rows; row++)
        for (size_t k = 0; k < l->cols; k++) {
            const char *block = tile + k / (size_t)layout->cols * layout->block_bytes;
            int g = (int)(k / GROUP % 2);
            unsigned code = gemv_code_at(layout, gemv_group_lines(layout, block, g), (int)row,
                                         (int)(k % GROUP));
            size_t at = (first + row) * l->cols + k;
            l->codes[at] = (int8_t)((int)code - 128);
            l->scale[at / GROUP] = gemv_group_scale(GEMV_INT8_G32, block, g, (int)row);
        }
}

static bool fill(struct gemv_ladder *l) {
    float *w = malloc(GEMV_TILE_ROWS * l->cols * sizeof *w);
    size_t tile_bytes = gemv_tile_bytes(GEMV_INT8_G32, l->cols), bad_row, bad_col;
    for (size_t row = 0; w != NULL && row < l->rows; row += GEMV_TILE_ROWS) {
        char *tile = (char *)l->matrix.blocks + row / GEMV_TILE_ROWS * tile_bytes;
        size_t rows = l->rows - row < GEMV_TILE_ROWS ? l->rows - row : GEMV_TILE_ROWS;
        draw_rows(w, row, l->cols);
        gemv_pack_tile(GEMV_INT8_G32, w, l->cols, rows, l->cols, tile, &bad_row, &bad_col);
        lay_out_rows(l, tile, row, rows);
    }
    free(w);
    return w != NULL;
}

static bool ask_memory(struct gemv_ladder *l) {
    l->codes = malloc(l->rows * l->cols);
    l->scale = malloc(l->rows * (l->cols / GROUP) * sizeof *l->scale);
    l->x = malloc(l->cols);
    l->x_scale = malloc(l->cols / GROUP * sizeof *l->x_scale);
    return l->codes != NULL && l->scale != NULL && l->x != NULL && l->x_scale != NULL && fill(l);
}

enum gemv_status gemv_ladder_open(struct gemv_ladder **opened, enum gemv_level level, size_t rows,
                                  size_t cols, struct gemv_error *err) {
    *opened = NULL;
    if (cols % GROUP != 0)
        return gemv_fail(err, GEMV_BAD_ARGUMENT,
                         "the ladder wants columns in groups of %d, not %zu", GROUP, cols);
    struct gemv_ladder *l = calloc(1, sizeof *l);
    if (l == NULL) return gemv_fail(err, GEMV_NO_MEMORY, "no memory for the ladder");
    l->rows = rows;
    l->cols = cols;
    gemv_kernels_of(level, &l->kernels);
    struct gemv_options options = { level, .threads = 1, .cols = cols, .batch = 1 };
    enum gemv_status status = gemv_matrix_init(&l->matrix, GEMV_INT8_G32, rows, cols, err);
    if (status == GEMV_OK) status = gemv_open(&l->gemv, &options, err);
    if (status == GEMV_OK && !ask_memory(l))
        status = gemv_fail(err, GEMV_NO_MEMORY, "no memory for a ladder of %zux%zu", rows, cols);
    if (status == GEMV_OK)
        *opened = l;
    else
        gemv_ladder_close(l);
    return status;
}

void gemv_ladder_close(struct gemv_ladder *ladder) {
    if (ladder == NULL) return;
    gemv_close(ladder->gemv);
    gemv_matrix_release(&ladder->matrix);
    free(ladder->codes);
    free(ladder->scale);
    free(ladder->x);
    free(ladder->x_scale);
    free(ladder);
}
