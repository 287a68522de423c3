// SPDX-License-Identifier: MIT
// Which copy of which weights is read when, so that no cache helps anybody.
// Weights that were just read may still stand in the last-level cache. A copy is therefore read
// again only after `pass` bytes of other memory have gone by, more than that cache holds, whoever
// reads them.
//
// Every round times every trial. Even rounds go 0 1 2 … n-1; odd rounds go backward from the
// middle: m-1 … 1 0 n-1 … m, with m = n/2. So each pair of trials comes in both orders, a drift of
// the machine hits both alike, and at least half a round lies between two turns of one trial
// (backward from the end there would be nothing between the two turns of the last).
#ifndef KERNELS_MEASURE_ROTATION_H
#define KERNELS_MEASURE_ROTATION_H

#include <stddef.h>

// Equal copies of something, read one after the other, around.
struct rotation_stream {
    size_t bytes; // of one copy
    size_t copies;
};

// What a trial does in its turn: `runs` readings of the next copies of a stream. Trials may share
// one.
struct rotation_trial {
    size_t stream;
    size_t runs;
};

enum { ROTATION_TRIALS_MOST = 32, ROTATION_COPIES_MOST = 2048 };

// order[n]: the trials in the order of their turns in a round.
void rotation_order(size_t n, size_t round, size_t *order);

// The bytes that a turn must read so that half a round passes `pass`; at least `least`.
size_t rotation_turn_bytes(size_t pass, size_t least, size_t n_trials);

// Runs of a trial whose copies have `bytes`, for turns of about `turn` bytes; at least 1.
size_t rotation_runs(size_t bytes, size_t turn);

// The fewest bytes that are read between the end of one reading of a copy and the start of the next
// one of it, of all copies of `stream`, over enough rounds to see all of them twice.
size_t rotation_distance(const struct rotation_stream *streams, const struct rotation_trial *trials,
                         size_t n_trials, size_t stream);

// Sets the copies of every stream to the fewest that keep the distance at `pass`: at least as many
// as one turn reads, except that a copy larger than `pass` is alone.
void rotation_plan(struct rotation_stream *streams, size_t n_streams,
                   const struct rotation_trial *trials, size_t n_trials, size_t pass);

#endif
