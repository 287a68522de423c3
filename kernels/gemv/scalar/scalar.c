// SPDX-License-Identifier: MIT
// The reference kernels: the twin to read, and what every other level is checked against.
// Products of floats are added in double precision; products of integers are exact.
#include <math.h>
#include <string.h>

#include "kernels/gemv/scalar/codebooks.h"
#include "kernels/gemv/scalar/kernels.h"
#include "kernels/gemv/scalar/number.h"
#include "kernels/gemv/scalar/pack.h"

enum { ROWS = GEMV_TILE_ROWS };

static void tile_fp32(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    const struct gemv_block_fp32 *block = blocks;
    for (int c = 0; c < panel->width; c++)
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (size_t k = 0; k < n; k++)
                sum += (double)block[k].w[row] *
                       (double)panel->values[k * (size_t)panel->width + (size_t)c];
            sums[c * ROWS + row] = (float)sum;
        }
}

static void tile_bf16(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    const struct gemv_block_bf16 *block = blocks;
    for (int c = 0; c < panel->width; c++)
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (size_t k = 0; k < 2 * n; k++)
                sum += (double)gemv_bf16_value(block[k / 2].w[row][k % 2]) *
                       (double)panel->values[k * (size_t)panel->width + (size_t)c];
            sums[c * ROWS + row] = (float)sum;
        }
}

static void tile_bf16_pairs(const void *blocks, size_t n, const struct gemv_panel *panel,
                            float *sums) {
    const struct gemv_block_bf16 *block = blocks;
    for (int c = 0; c < panel->width; c++)
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (size_t i = 0; i < n; i++) {
                uint32_t pair = (uint32_t)panel->quads[i * (size_t)panel->width + (size_t)c];
                sum += (double)gemv_bf16_value(block[i].w[row][0]) *
                       (double)gemv_bf16_value((uint16_t)pair);
                sum += (double)gemv_bf16_value(block[i].w[row][1]) *
                       (double)gemv_bf16_value((uint16_t)(pair >> 16));
            }
            sums[c * ROWS + row] = (float)sum;
        }
}

// Weight-only: the code's value times the activation, the scale once per group.
static void tile_values(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    enum gemv_format format = panel->format;
    const struct gemv_layout *layout = &gemv_layouts[format];
    size_t width = (size_t)panel->width;
    for (int c = 0; c < panel->width; c++)
        for (int row = 0; row < ROWS; row++) {
            const float *x = panel->values + c;
            double sum = 0;
            for (size_t i = 0; i < n * (size_t)layout->groups; i++) {
                const char *block =
                    (const char *)blocks + i / (size_t)layout->groups * layout->block_bytes;
                int g = (int)(i % (size_t)layout->groups);
                const struct gemv_line *lines = gemv_group_lines(layout, block, g);
                double part = 0;
                for (int k = 0; k < layout->group; k++, x += width)
                    part += (double)gemv_code_value(format, gemv_code_at(layout, lines, row, k)) *
                            (double)*x;
                sum += part * (double)gemv_group_scale(format, block, g, row);
            }
            sums[c * ROWS + row] = (float)sum;
        }
}

// The integer activation at column k of a group: its byte, or both of them.
static int32_t activation(const int32_t *quads, int planes, size_t width, int k) {
    const int32_t *quad = quads + (size_t)(k / 4 * planes) * width;
    int32_t first = (int8_t)((uint32_t)quad[0] >> (8 * (k % 4)));
    return planes == 1 ? first : first * 256 + (int8_t)((uint32_t)quad[width] >> (8 * (k % 4)));
}

static unsigned level_of(enum gemv_format format, unsigned code) {
    return format == GEMV_INT8_G32 ? code : gemv_codebooks[format].level[code];
}

// base + the sum over one group of stored level * activation.
static int32_t group_sum(const struct gemv_panel *panel, const struct gemv_line *lines, int row,
                         const int32_t *quads, int planes, int32_t base, bool fine) {
    const struct gemv_layout *layout = &gemv_layouts[panel->format];
    int32_t sum = base;
    for (int k = 0; k < layout->group; k++) {
        unsigned code = gemv_code_at(layout, lines, row, k);
        unsigned level =
            fine ? gemv_codebooks[panel->format].fine[code] : level_of(panel->format, code);
        sum += (int32_t)level * activation(quads, planes, (size_t)panel->width, k);
    }
    return sum;
}

static float row_sum(const char *blocks, size_t n, const struct gemv_panel *panel, int planes,
                     int c, int row) {
    const struct gemv_layout *layout = &gemv_layouts[panel->format];
    size_t width = (size_t)panel->width, groups = (size_t)layout->groups;
    bool fine = planes == 2 && panel->format == GEMV_NF4_G64;
    float sum = 0;
    for (size_t i = 0; i < n * groups; i++) {
        const char *block = blocks + i / groups * layout->block_bytes;
        int g = (int)(i % groups);
        const struct gemv_line *lines = gemv_group_lines(layout, block, g);
        const int32_t *quads = panel->quads + i * (size_t)(layout->group / 4 * planes) * width + c;
        size_t at = i * width + (size_t)c;
        float scale = gemv_group_scale(panel->format, block, g, row) * panel->scale[at];
        int32_t base = panel->base[at];
        sum = fmaf((float)group_sum(panel, lines, row, quads, planes, base, false), scale, sum);
        if (fine)
            sum = fmaf((float)group_sum(panel, lines, row, quads, planes, base, true),
                       scale * (1 / 256.f), sum);
    }
    return sum;
}

static void tile_int8(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    for (int c = 0; c < panel->width; c++)
        for (int row = 0; row < ROWS; row++)
            sums[c * ROWS + row] = row_sum(blocks, n, panel, 1, c, row);
}

static void tile_int16(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {
    for (int c = 0; c < panel->width; c++)
        for (int row = 0; row < ROWS; row++)
            sums[c * ROWS + row] = row_sum(blocks, n, panel, 2, c, row);
}

static void rows_int8(const struct gemv_rows *task) {
    size_t groups = task->cols / 32;
    for (size_t row = 0; row < task->rows; row++) {
        float sum = 0;
        for (size_t g = 0; g < groups; g++) {
            int32_t part = 0;
            for (size_t k = 32 * g; k < 32 * g + 32; k++)
                part += task->w[row * task->cols + k] * task->x[k];
            sum = fmaf((float)part, task->scale[row * groups + g] * task->x_scale[g], sum);
        }
        task->y[row] = sum;
    }
}

static struct gemv_kernel any_width(gemv_tile *tile) {
    return (struct gemv_kernel) { GEMV_SCALAR,
                                  { { 1, tile }, { 2, tile }, { 4, tile }, { 8, tile } },
                                  { NULL },
                                  NULL,
                                  GEMV_NO_TILES };
}

void gemv_scalar_fill(struct gemv_kernels *kernels) {
    memset(kernels, 0, sizeof *kernels);
    kernels->codes = gemv_scalar_codes;
    kernels->rows = rows_int8;
    kernels->rows_level = GEMV_SCALAR;
    kernels->of[GEMV_FP32][GEMV_X_FP32] = any_width(tile_fp32);
    kernels->of[GEMV_BF16][GEMV_X_FP32] = any_width(tile_bf16);
    kernels->of[GEMV_BF16][GEMV_X_BF16] = any_width(tile_bf16_pairs);
    for (int format = GEMV_INT8_G32; format < GEMV_FORMATS; format++) {
        kernels->of[format][GEMV_X_FP32] = any_width(tile_values);
        kernels->of[format][GEMV_X_INT8] = any_width(tile_int8);
        kernels->of[format][GEMV_X_INT16] = any_width(tile_int16);
    }
}

const struct gemv_width *gemv_width_for(const struct gemv_kernel *kernel, size_t batch) {
    const struct gemv_width *width = kernel->widths;
    while ((size_t)width->width < batch && width + 1 < kernel->widths + GEMV_WIDTHS &&
           width[1].width > 0)
        width++;
    return width;
}
