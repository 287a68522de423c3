// SPDX-License-Identifier: MIT
// The read limit: how fast this machine's memory can be read by loops that do nothing else.
// One loop body, from which a macro makes the variants: width, streams, manner of asking ahead.
#include "kernels/measure/read.h"

#include <stdlib.h>
#include <string.h>

#include "kernels/measure/statistics.h"
#include "kernels/measure/watch.h"

enum { LINE = 64, PASSES_MOST = 16 };

// --- the loops ---

// The requests are written in assembly where it is known how, because compilers gather those of
// several lines into a burst.
#if defined(__x86_64__)
#define TARGET_512         __attribute__((target("avx512f")))
#define TARGET_256         __attribute__((target("avx2")))
#define ASK(how, distance) __asm__ volatile("prefetch" how " %0" : : "m"(p[distance]))
#define ASK_NTA(distance)  ASK("nta", distance)
#define ASK_L1(distance)   ASK("t0", distance)
#define ASK_L2(distance)   ASK("t1", distance)
#else
#define ASK_NTA(distance) __builtin_prefetch(p + (distance), 0, 0)
#define ASK_L1(distance)  __builtin_prefetch(p + (distance), 0, 3)
#define ASK_L2(distance)  __builtin_prefetch(p + (distance), 0, 2)
#endif
#define ASK_NOTHING (void)0
#define ASK_STEPS(far, near)                                                                       \
    ASK_L2(far);                                                                                   \
    ASK_L1(near)

// `streams` runs of equal length, read side by side, and what they leave at the end; one exclusive
// or for each piece of `width` bytes.
#define READ_LOOP(name, attributes, width, streams, ask)                                           \
    attributes static uint64_t name(const char *at, size_t bytes) {                                \
        typedef uint64_t piece __attribute__((vector_size(width), may_alias));                     \
        piece sum = { 0 };                                                                         \
        size_t run = bytes / (streams) / LINE * LINE;                                              \
        for (size_t done = 0; done < run; done += LINE) {                                          \
            _Pragma("GCC unroll 8") for (int s = 0; s < (streams); s++) {                          \
                const char *p = at + (size_t)s * run + done;                                       \
                ask;                                                                               \
                _Pragma("GCC unroll 4") for (int i = 0; i < LINE / (width); i++) sum ^=            \
                    *(const piece *)(p + i * (width));                                             \
            }                                                                                      \
        }                                                                                          \
        for (size_t done = run * (streams); done < bytes; done += (width))                         \
            sum ^= *(const piece *)(at + done);                                                    \
        uint64_t folded = 0;                                                                       \
        for (int i = 0; i < (width) / 8; i++)                                                      \
            folded ^= sum[i];                                                                      \
        return folded;                                                                             \
    }

// The manners, for one width.
#define READ_LOOPS(suffix, attributes, width)                                                      \
    READ_LOOP(plain_##suffix, attributes, width, 1, ASK_NOTHING)                                   \
    READ_LOOP(streams_##suffix, attributes, width, 4, ASK_NOTHING)                                 \
    READ_LOOP(asked_##suffix, attributes, width, 4, ASK_L1(1088))                                  \
    READ_LOOP(two_##suffix, attributes, width, 2, ASK_L1(4160))                                    \
    READ_LOOP(three_##suffix, attributes, width, 3, ASK_L1(2112))                                  \
    READ_LOOP(eight_##suffix, attributes, width, 8, ASK_L1(1088))                                  \
    READ_LOOP(past_##suffix, attributes, width, 1, ASK_NTA(8192))                                  \
    READ_LOOP(near_##suffix, attributes, width, 1, ASK_L1(2048))                                   \
    READ_LOOP(both_##suffix, attributes, width, 1, ASK_STEPS(8192, 2048))                          \
    READ_LOOP(far_##suffix, attributes, width, 1, ASK_STEPS(16384, 2048))

#define READ_ROWS(suffix, bits, can)                                                               \
    { bits ", no requests", plain_##suffix, can }, { bits ", 4 streams", streams_##suffix, can },  \
        { bits ", 4 streams, 1 KiB ahead", asked_##suffix, can },                                  \
        { bits ", 2 streams, 4 KiB ahead", two_##suffix, can },                                    \
        { bits ", 3 streams, 2 KiB ahead", three_##suffix, can },                                  \
        { bits ", 8 streams, 1 KiB ahead", eight_##suffix, can },                                  \
        { bits ", 8 KiB ahead past the caches", past_##suffix, can },                              \
        { bits ", 2 KiB ahead", near_##suffix, can },                                              \
        { bits ", 8 KiB ahead into L2 and 2 KiB into L1", both_##suffix, can }, {                  \
        bits ", 16 KiB ahead into L2 and 2 KiB into L1", far_##suffix, can                         \
    }

static bool always(void) {
    return true;
}

READ_LOOPS(128, , 16)
#if defined(__x86_64__)
READ_LOOPS(256, TARGET_256, 32)
READ_LOOPS(512, TARGET_512, 64)

static bool has_256(void) {
    return __builtin_cpu_supports("avx2");
}

static bool has_512(void) {
    return __builtin_cpu_supports("avx512f");
}
#endif

const struct read_variant read_variants[] = {
    READ_ROWS(128, "128 bits", always),
#if defined(__x86_64__)
    READ_ROWS(256, "256 bits", has_256),
    READ_ROWS(512, "512 bits", has_512),
#endif
};
const size_t read_variant_count = sizeof read_variants / sizeof *read_variants;

// --- the reader ---

static void read_share(void *context, int index) {
    struct reader *reader = context;
    size_t start, end;
    gemv_share(reader->bytes / READ_STEP, index, gemv_pool_threads(reader->pool), &start, &end);
    reader->sums[index] ^=
        reader->variant->read((const char *)reader->memory.blocks + reader->at + start * READ_STEP,
                              (end - start) * READ_STEP);
}

static void write_share(void *context, int index) {
    struct reader *reader = context;
    size_t start, end;
    gemv_share(reader->memory.bytes / READ_STEP, index, gemv_pool_threads(reader->pool), &start,
               &end);
    memset((char *)reader->memory.blocks + start * READ_STEP, 0x5a, (end - start) * READ_STEP);
}

static size_t whole_steps(size_t bytes) {
    return (bytes + READ_STEP - 1) / READ_STEP * READ_STEP;
}

bool reader_init(struct reader *reader, size_t bytes, size_t around, int threads) {
    *reader = (struct reader) { .variant = &read_variants[0], .bytes = whole_steps(bytes) };
    size_t readings = around > reader->bytes ? (around + reader->bytes - 1) / reader->bytes : 1;
    size_t columns = readings * reader->bytes / LINE;
    for (int i = 0; i < READ_BEST; i++)
        reader->best[i] = reader->variant;
    reader->pool = gemv_pool_new(threads);
    reader->sums = calloc((size_t)threads, sizeof *reader->sums);
    if (reader->pool == NULL || reader->sums == NULL ||
        gemv_matrix_init(&reader->memory, GEMV_FP32, GEMV_TILE_ROWS, columns, NULL) != GEMV_OK) {
        reader_release(reader);
        return false;
    }
    gemv_pool_run(reader->pool, write_share, reader);
    return true;
}

void reader_shorten(struct reader *reader, size_t bytes) {
    if (whole_steps(bytes) < reader->bytes) reader->bytes = whole_steps(bytes);
}

void reader_release(struct reader *reader) {
    gemv_pool_free(reader->pool);
    gemv_matrix_release(&reader->memory);
    free(reader->sums);
    *reader = (struct reader) { 0 };
}

size_t reader_run(struct reader *reader) {
    gemv_pool_run(reader->pool, read_share, reader);
    reader->at += reader->bytes;
    if (reader->at + reader->bytes > reader->memory.bytes) reader->at = 0;
    return reader->bytes;
}

static double pass_gbps(struct reader *reader) {
    double start = watch_seconds();
    size_t bytes = reader_run(reader);
    return (double)bytes / (watch_seconds() - start) * 1e-9;
}

// medians[i] of the variants that were not taken yet: the largest one's place.
static size_t next_best(const double *medians, const bool *taken) {
    size_t best = read_variant_count;
    for (size_t i = 0; i < read_variant_count; i++)
        if (!taken[i] && medians[i] > 0 &&
            (best == read_variant_count || medians[i] > medians[best]))
            best = i;
    return best;
}

static void keep_best(struct reader *reader, const double *medians) {
    bool taken[sizeof read_variants / sizeof *read_variants] = { false };
    for (int i = 0; i < READ_BEST; i++) {
        size_t next = next_best(medians, taken);
        if (next < read_variant_count) taken[next] = true;
        reader->best[i] = next < read_variant_count ? &read_variants[next] : reader->best[0];
    }
    reader->variant = reader->best[0];
}

void reader_choose(struct reader *reader, int passes, double until, double *gbps) {
    double seen[sizeof read_variants / sizeof *read_variants][PASSES_MOST];
    double medians[sizeof read_variants / sizeof *read_variants];
    int pass = 0;
    for (; pass < PASSES_MOST && pass < passes && (pass == 0 || watch_seconds() < until); pass++)
        for (size_t i = 0; i < read_variant_count; i++) {
            reader->variant = &read_variants[i];
            seen[i][pass] = read_variants[i].usable() ? pass_gbps(reader) : 0;
        }
    for (size_t i = 0; i < read_variant_count; i++)
        medians[i] = spread_of(seen[i], (size_t)pass).median;
    if (gbps != NULL) memcpy(gbps, medians, sizeof medians);
    keep_best(reader, medians);
}
