// SPDX-License-Identifier: MIT
// The stored weight formats: names, groups, sizes, and the bytes of each block.
// A matrix of W[rows][cols] is cut into tiles of 16 rows; a tile is a run of blocks along the
// columns, and the tiles follow each other, so that one thread reads one stream from end to end.
//
// Every block is made of lines of 64 bytes. A line has one lane of 32 bits for each of the 16 rows,
// so a vector register that holds it (or its half, or its quarter) has one row per lane: the sums
// of the rows grow side by side and nothing is added across lanes. Scales stand in the line before
// the codes that they belong to, so there is no second stream.
#ifndef KERNELS_GEMV_SCALAR_FORMATS_H
#define KERNELS_GEMV_SCALAR_FORMATS_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

enum gemv_format {
    GEMV_FP32,
    GEMV_BF16,
    GEMV_INT8_G32,
    GEMV_INT4_G32,
    GEMV_INT4_G128,
    GEMV_NF4_G64,
    GEMV_MXFP4,
    GEMV_2BIT_G64,
    GEMV_FORMATS
};

enum { GEMV_TILE_ROWS = 16, GEMV_LINE_BYTES = 64, GEMV_GROUP_MOST = 128 };

// A line of codes, k = column within the group. Byte c of a lane holds 8 / bits codes, the lowest
// bits first, and field j of byte c is the code of k = 4j + c:
//
//            lane r = row r of the tile
//            byte 0    byte 1    byte 2    byte 3
//   8 bits   k         k+1       k+2       k+3          one line =  4 columns of 16 rows
//   4 bits   k+4|k     k+5|k+1   k+6|k+2   k+7|k+3      one line =  8 columns (high|low nibble)
//   2 bits   k+12|k+8|k+4|k      ...                    one line = 16 columns
//
// so after a shift and a mask a lane is four neighbouring columns of one row, which is what
// vpdpbusd, vpmaddubsw and sdot multiply.
struct gemv_line {
    uint8_t lane[GEMV_TILE_ROWS][4];
};

// fp32: one column of 16 rows.
//   byte 0      4           60     64
//        | row 0 | row 1 … | row 15 |
struct gemv_block_fp32 {
    float w[GEMV_TILE_ROWS];
};
// bf16: two neighbouring columns.
//   byte 0           2            4              62            64
//        | row 0, k   | row 0, k+1 | row 1, k …   | row 15, k+1 |
struct gemv_block_bf16 {
    uint16_t w[GEMV_TILE_ROWS][2];
};

// Packed formats: scales of the 16 rows (fp16, or one byte of exponent) for each group g, then the
// lines of one group after the other.

// int8, groups of 32: two of them, 64 columns.
//   byte 0          32          64              576             1088
//        | scales g0 | scales g1 | 8 lines of g0 | 8 lines of g1 |
struct gemv_block_int8_g32 {
    uint16_t scale[2][GEMV_TILE_ROWS];
    struct gemv_line codes[2][8]; // code = weight / scale + 128
};
// int4, groups of 32: two of them, 64 columns.
//   byte 0          32          64              320             576
//        | scales g0 | scales g1 | 4 lines of g0 | 4 lines of g1 |
struct gemv_block_int4_g32 {
    uint16_t scale[2][GEMV_TILE_ROWS];
    struct gemv_line codes[2][4]; // code = weight / scale + 8
};
// int4, groups of 128: two of them, 256 columns.
//   byte 0          32          64               1088             2112
//        | scales g0 | scales g1 | 16 lines of g0 | 16 lines of g1 |
struct gemv_block_int4_g128 {
    uint16_t scale[2][GEMV_TILE_ROWS];
    struct gemv_line codes[2][16]; // code = weight / scale + 8
};
// NF4, groups of 64: two of them, 128 columns; the scale is the group's largest magnitude.
//   byte 0          32          64              576             1088
//        | scales g0 | scales g1 | 8 lines of g0 | 8 lines of g1 |
struct gemv_block_nf4_g64 {
    uint16_t scale[2][GEMV_TILE_ROWS];
    struct gemv_line codes[2][8]; // code = index of the level
};
// MXFP4, groups of 32: four of them, 128 columns; the scales are E8M0, one byte each.
//   byte 0          16          32          48          64              320         …   1088
//        | scales g0 | scales g1 | scales g2 | scales g3 | 4 lines of g0 | … of g1, g2, g3 |
struct gemv_block_mxfp4 {
    uint8_t scale[4][GEMV_TILE_ROWS]; // 2^(byte - 127)
    struct gemv_line codes[4][4];     // code = sign, two bits of exponent, one of mantissa
};
// 2 bits, groups of 64: two of them, 128 columns.
//   byte 0          32          64              320             576
//        | scales g0 | scales g1 | 4 lines of g0 | 4 lines of g1 |
struct gemv_block_2bit_g64 {
    uint16_t scale[2][GEMV_TILE_ROWS];
    struct gemv_line codes[2][4]; // code = weight / scale + 1.5
};

static_assert(sizeof(struct gemv_line) == 64, "a line is 64 bytes");
static_assert(sizeof(struct gemv_block_fp32) == 64, "32 bits a weight");
static_assert(sizeof(struct gemv_block_bf16) == 64, "16 bits a weight");
static_assert(sizeof(struct gemv_block_int8_g32) == 17 * 64, "8.5 bits a weight");
static_assert(sizeof(struct gemv_block_int4_g32) == 9 * 64, "4.5 bits a weight");
static_assert(sizeof(struct gemv_block_int4_g128) == 33 * 64, "4.125 bits a weight");
static_assert(sizeof(struct gemv_block_nf4_g64) == 17 * 64, "4.25 bits a weight");
static_assert(sizeof(struct gemv_block_mxfp4) == 17 * 64, "4.25 bits a weight");
static_assert(sizeof(struct gemv_block_2bit_g64) == 9 * 64, "2.25 bits a weight");

// The formats with codes and scales, as the vector levels' files are named.
#define GEMV_PACKED_NAMES(each)                                                                    \
    each(int8_g32) each(int4_g32) each(int4_g128) each(nf4_g64) each(mxfp4) each(two_bit_g64)

// One row of the table of formats.
struct gemv_layout {
    const char *name;   // as on the command line: int4-g32
    const char *help;   // one sentence
    int bits;           // of a code
    int group;          // columns that share a scale; 0 where there is none
    int groups;         // of a block
    int cols;           // of a block
    int offset;         // what the stored unsigned level is above the level itself
    size_t block_bytes; // of 16 rows
    float level_scale;  // the value of one unit of an integer level
};
extern const struct gemv_layout gemv_layouts[GEMV_FORMATS];

// The format of a name, GEMV_FORMATS for none.
enum gemv_format gemv_format_named(const char *name);

// Stored bits of one weight, scales included; exact where the columns fill whole blocks.
double gemv_bits_per_weight(enum gemv_format format);

// Blocks of one tile, bytes of one tile and of the whole, padding included. 0 where it overflows.
size_t gemv_tile_blocks(enum gemv_format format, size_t cols);
size_t gemv_tile_bytes(enum gemv_format format, size_t cols);
size_t gemv_bytes(enum gemv_format format, size_t rows, size_t cols);

#endif
