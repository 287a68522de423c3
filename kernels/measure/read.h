// SPDX-License-Identifier: MIT
// The read limit: how fast this machine's memory can be read by loops that do nothing else.
// There is no best way to read for all processors, nor for all moments of one: all variants are
// tried, and whoever wants a limit reads with the best few by turns and takes the best of them.
//
// The memory is several readings long and each reading takes the next part of it. Read again at
// once, 32 MiB come half from a last-level cache of that size, and requests that go past the caches
// seem to be the fastest of all, because they alone do not displace what stands there. Nor is all
// memory equally fast: one loop read 16 neighbouring pieces of 128 MiB at 28.2 to 32.1 GB/s
// (medians of 31 turns), so a limit that knew one place only would be lucky or unlucky for a whole
// run.
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

enum { READ_BEST = 3 };

// Memory to read from and threads to read with.
struct reader {
    struct gemv_pool *pool;
    const struct read_variant *variant;         // what reader_run reads with
    const struct read_variant *best[READ_BEST]; // what reader_choose found, the best first
    struct gemv_matrix memory;
    size_t bytes;   // of one reading
    size_t at;      // where the next one begins
    uint64_t *sums; // [threads], so that no loop can be left out
};

// Asks for the memory of readings of `bytes` (rounded up), as many as hold `around` bytes, at least
// one, on huge pages where there are any; writes it, and starts the threads. false where the system
// refuses either.
bool reader_init(struct reader *reader, size_t bytes, size_t around, int threads);
void reader_shorten(struct reader *reader, size_t bytes); // reads only so much from now on
void reader_release(struct reader *reader);

// Reads the next part of the memory, each thread its share. Returns the bytes read.
size_t reader_run(struct reader *reader);

// Times every usable variant `passes` times in turn (once, where `until` on watch_seconds has gone
// by) and keeps those with the best medians; `variant` is the best one. gbps[read_variant_count]
// are the medians (which may be NULL), 0 for variants that cannot run here.
void reader_choose(struct reader *reader, int passes, double until, double *gbps);

#endif
