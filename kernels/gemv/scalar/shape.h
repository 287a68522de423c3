// SPDX-License-Identifier: MIT
// What the templates of the vector levels are made from: constants of a format that the compiler
// folds. All of them come from the types of the blocks, so there is nothing that could drift apart.
#ifndef KERNELS_GEMV_SCALAR_SHAPE_H
#define KERNELS_GEMV_SCALAR_SHAPE_H

#include <stdbool.h>

#include "kernels/gemv/scalar/codebooks.h"
#include "kernels/gemv/scalar/formats.h"

#define GEMV_ALWAYS static inline __attribute__((always_inline))
// Loops over constants that vanish, and one that must stay a loop. make ROLLED=1 leaves all of them
// where nobody measures.
#if defined(GEMV_STAYS_ROLLED)
#define GEMV_UNROLL
#elif defined(__clang__)
#define GEMV_UNROLL _Pragma("clang loop unroll(full)")
#else
#define GEMV_UNROLL _Pragma("GCC unroll 32")
#endif

#if defined(__clang__)
#define GEMV_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define GEMV_ROLLED _Pragma("GCC unroll 1")
#endif

// Every line that is read asks the memory for two lines further on: one more than 5 KiB ahead into
// the second-level cache, further than the hardware looks and across the end of its page, and
// one 2.5 KiB ahead, which has arrived there by now, into the first. Distances of a whole page are
// the worst: they hit the set of the line itself. It is written in assembly because compilers take
// prefetches for free and move those of a whole block together: the burst fills the queue of
// misses, and the loads behind it wait (measured: a loss of 10 to 30 percent). Wide panels need
// it no less: they hold so many instructions in flight that no load looks far ahead.
enum { GEMV_NEAR_BYTES = 2560, GEMV_FAR_BYTES = 5632 };

#if defined(__x86_64__)
#define GEMV_ASK_NEAR "prefetcht0 %0"
#define GEMV_ASK_FAR  "prefetcht1 %0"
#define GEMV_PLACE    "m"
#elif defined(__aarch64__)
#define GEMV_ASK_NEAR "prfm pldl1keep, %0"
#define GEMV_ASK_FAR  "prfm pldl2keep, %0"
#define GEMV_PLACE    "Q"
#else
#define GEMV_ASK_NEAR ""
#define GEMV_ASK_FAR  ""
#define GEMV_PLACE    "m"
#endif

GEMV_ALWAYS void gemv_ask_ahead(const char *line) {
    __asm__ volatile(GEMV_ASK_FAR : : GEMV_PLACE(line[GEMV_FAR_BYTES]));
    __asm__ volatile(GEMV_ASK_NEAR : : GEMV_PLACE(line[GEMV_NEAR_BYTES]));
}

// Streams side by side share the queue of misses, and the hardware looks ahead in each of them: one
// request is enough. How far ahead it asks is the caller's choice (gemv.h, gemv_ways). Kernels that
// ask for nothing are kernels of their own: where the arithmetic takes as long as the memory, an
// instruction in each line is a percent.
#define GEMV_NOTHING SIZE_MAX
GEMV_ALWAYS void gemv_ask(const char *line, int streams, size_t ahead) {
    if (__builtin_constant_p(ahead) && ahead == GEMV_NOTHING) return;
    if (streams == 1)
        gemv_ask_ahead(line);
    else
        __asm__ volatile(GEMV_ASK_NEAR : : GEMV_PLACE(line[ahead]));
}

// The line of scales is asked for with its block and read at its place, though its numbers are
// needed only where the first group ends: read out of order it holds up the hardware, which looks
// ahead of reads (on a Zen 4 int4 with groups of 128 stood 4 points lower).
GEMV_ALWAYS void gemv_begin_block(const char *block, int streams, size_t ahead) {
    gemv_ask(block, streams, ahead);
    (void)*(const volatile char *)block;
}

// A float sum of n products of either sign is off by about 2^-24 sqrt(n / 6) of itself, so the sums
// of plain formats are put aside after this many lines: 2e-7.
enum { GEMV_SUM_LINES = 64 };

struct gemv_shape {
    enum gemv_format format;
    int bits;   // of a code
    int fields; // codes in a byte
    int lines;  // of a group
    int groups; // of a block
    int scales; // bytes of one scale
};

GEMV_ALWAYS size_t gemv_shape_bytes(struct gemv_shape shape) {
    return (size_t)(1 + shape.groups * shape.lines) * GEMV_LINE_BYTES;
}

#define GEMV_SHAPE(name, block, width)                                                             \
    ((struct gemv_shape) { .format = (name),                                                       \
                           .bits = (width),                                                        \
                           .fields = 8 / (width),                                                  \
                           .lines = sizeof((struct block *)0)->codes[0] / GEMV_LINE_BYTES,         \
                           .groups = sizeof((struct block *)0)->codes /                            \
                                     sizeof((struct block *)0)->codes[0],                          \
                           .scales = sizeof((struct block *)0)->scale[0][0] })

#define GEMV_SHAPE_INT8_G32  GEMV_SHAPE(GEMV_INT8_G32, gemv_block_int8_g32, 8)
#define GEMV_SHAPE_INT4_G32  GEMV_SHAPE(GEMV_INT4_G32, gemv_block_int4_g32, 4)
#define GEMV_SHAPE_INT4_G128 GEMV_SHAPE(GEMV_INT4_G128, gemv_block_int4_g128, 4)
#define GEMV_SHAPE_NF4_G64   GEMV_SHAPE(GEMV_NF4_G64, gemv_block_nf4_g64, 4)
#define GEMV_SHAPE_MXFP4     GEMV_SHAPE(GEMV_MXFP4, gemv_block_mxfp4, 4)
#define GEMV_SHAPE_2BIT_G64  GEMV_SHAPE(GEMV_2BIT_G64, gemv_block_2bit_g64, 2)

// The kernels of a template: its file defines `struct task`, whose last members are the number of
// tiles side by side and how far ahead they ask, and `run`; the other members are given here, and
// the compiler folds them.
#define GEMV_TILE(name, ...)                                                                       \
    static void name(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {  \
        const struct task task = { __VA_ARGS__, 1, 0 };                                            \
        run(task, blocks, 0, n, panel, sums);                                                      \
    }

#define GEMV_QUIET_TILES(name, tiles, ...)                                                         \
    static void name(const void *blocks, size_t apart, size_t ahead, size_t n,                     \
                     const struct gemv_panel *panel, float *sums) {                                \
        const struct task task = { __VA_ARGS__, tiles, GEMV_NOTHING };                             \
        (void)ahead;                                                                               \
        run(task, blocks, apart, n, panel, sums);                                                  \
    }

#define GEMV_TILES(name, tiles, ...)                                                               \
    static void name(const void *blocks, size_t apart, size_t ahead, size_t n,                     \
                     const struct gemv_panel *panel, float *sums) {                                \
        const struct task task = { __VA_ARGS__, tiles, ahead };                                    \
        run(task, blocks, apart, n, panel, sums);                                                  \
    }

#endif
