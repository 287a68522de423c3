// SPDX-License-Identifier: MIT
// The read limit: how fast this machine's memory can be read by loops that do nothing else.
// There is no best way to read for all processors, so all variants are tried and the best is taken.
//
// A variant has a register width, a number of streams side by side, and a manner of asking ahead.
// On a Zen 5 whose memory answers fast, asking for lines 8 KiB ahead, past the caches, gains a
// quarter; where it answers late, four streams gain a third and that request nothing. On a Sapphire
// Rapids the same request makes the reader three times slower.
#ifndef KERNELS_MEASURE_READ_H
#define KERNELS_MEASURE_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernels/gemv/gemv.h"
#include "kernels/gemv/pool.h"

struct read_variant {
    const char *name;
    uint64_t (*read)(const char *at,
                     size_t bytes); // whole READ_STEPs; the exclusive or of all words
    bool (*usable)(void);
};

enum { READ_STEP = 512 };
extern const struct read_variant read_variants[];
extern const size_t read_variant_count;

// Memory to read from and threads to read with.
struct reader {
    struct gemv_pool *pool;
    const struct read_variant *variant; // what reader_run reads with
    struct gemv_matrix memory;
    size_t bytes;
    uint64_t *sums; // [threads], so that no loop can be left out
};

// Asks for the memory (on huge pages where there are any), writes it, and starts the threads. false
// where the system refuses either. `bytes` is rounded up.
bool reader_init(struct reader *reader, size_t bytes, int threads);
void reader_shorten(struct reader *reader, size_t bytes); // reads only so much from now on
void reader_release(struct reader *reader);

// Reads everything once, each thread its share. Returns the bytes read.
size_t reader_run(struct reader *reader);

// Times every usable variant `passes` times in turn (once, where `until` on watch_seconds has gone
// by) and keeps the one with the best median. gbps[read_variant_count] are those medians (which may
// be NULL), 0 for variants that cannot run here.
void reader_choose(struct reader *reader, int passes, double until, double *gbps);

#endif
