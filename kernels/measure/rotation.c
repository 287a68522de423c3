// SPDX-License-Identifier: MIT
// Which copy of which weights is read when, so that no cache helps anybody.
// The distances are not derived but counted, by going through the rounds as they will be run.
#include "kernels/measure/rotation.h"

#include <stdint.h>

void rotation_order(size_t n, size_t round, size_t *order) {
    size_t middle = n / 2;
    for (size_t i = 0; i < n; i++)
        order[i] = round % 2 == 0 ? i : i < middle ? middle - 1 - i : n - 1 - (i - middle);
}

size_t rotation_turn_bytes(size_t pass, size_t least, size_t n_trials) {
    size_t others = n_trials / 2 > 1 ? n_trials / 2 - 1 : 1;
    size_t turn = pass / others + 1;
    return turn > least ? turn : least;
}

size_t rotation_runs(size_t bytes, size_t turn) {
    return bytes == 0 || bytes >= turn ? 1 : (turn + bytes - 1) / bytes;
}

// One walk through the rounds: `passed` counts all bytes read, ended[c] is its value after copy c
// was last read, or NEVER.
#define NEVER SIZE_MAX

struct walk {
    const struct rotation_stream *streams;
    const struct rotation_trial *trials;
    size_t n_trials, stream;
    size_t next;
    size_t ended[ROTATION_COPIES_MOST];
    size_t passed, least;
};

static void walk_turn(struct walk *w, const struct rotation_trial *trial) {
    const struct rotation_stream *stream = &w->streams[trial->stream];
    if (trial->stream != w->stream) {
        w->passed += trial->runs * stream->bytes;
        return;
    }
    for (size_t run = 0; run < trial->runs; run++) {
        size_t copy = w->next++ % stream->copies;
        size_t distance = w->ended[copy] != NEVER ? w->passed - w->ended[copy] : NEVER;
        if (distance < w->least) w->least = distance;
        w->passed += stream->bytes;
        w->ended[copy] = w->passed;
    }
}

static size_t runs_of_round(const struct rotation_trial *trials, size_t n_trials, size_t stream) {
    size_t runs = 0;
    for (size_t i = 0; i < n_trials; i++)
        runs += trials[i].stream == stream ? trials[i].runs : 0;
    return runs > 0 ? runs : 1;
}

size_t rotation_distance(const struct rotation_stream *streams, const struct rotation_trial *trials,
                         size_t n_trials, size_t stream) {
    struct walk w = { streams, trials, n_trials, stream, .least = NEVER };
    size_t order[ROTATION_TRIALS_MOST];
    size_t rounds = 4 + 2 * streams[stream].copies / runs_of_round(trials, n_trials, stream);
    for (size_t i = 0; i < ROTATION_COPIES_MOST; i++)
        w.ended[i] = NEVER;
    for (size_t round = 0; round < rounds; round++) {
        rotation_order(n_trials, round, order);
        for (size_t i = 0; i < n_trials; i++)
            walk_turn(&w, &trials[order[i]]);
    }
    return w.least;
}

static size_t most_runs(const struct rotation_trial *trials, size_t n_trials, size_t stream) {
    size_t most = 1;
    for (size_t i = 0; i < n_trials; i++)
        if (trials[i].stream == stream && trials[i].runs > most) most = trials[i].runs;
    return most < ROTATION_COPIES_MOST ? most : ROTATION_COPIES_MOST;
}

void rotation_plan(struct rotation_stream *streams, size_t n_streams,
                   const struct rotation_trial *trials, size_t n_trials, size_t pass) {
    for (size_t s = 0; s < n_streams; s++)
        streams[s].copies = streams[s].bytes >= pass ? 1 : most_runs(trials, n_trials, s);
    for (size_t s = 0; s < n_streams; s++)
        while (streams[s].bytes < pass && streams[s].copies < ROTATION_COPIES_MOST &&
               rotation_distance(streams, trials, n_trials, s) < pass)
            streams[s].copies++;
}
