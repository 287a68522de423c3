// SPDX-License-Identifier: MIT
// Play: a Lua prompt. What was typed before stays: variables live as long as the prompt. It has a
// state of its own, so nothing typed reaches a figure of the course. References may be called
// without `ref.`, and `plot` gives a figure.
#ifndef LAB_SCRIPT_PLAY_H
#define LAB_SCRIPT_PLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/figure/figure.h"
#include "lab/script/live_figure.h"

struct play;

struct play *play_new(void);
void play_free(struct play *play);

// The sliders of a figure become variables, `bits` and `s.bits`, as its draw function has them.
// `indices` NULL: the defaults.
void play_take_sliders(struct play *play, const struct live_figure *figure, const size_t *indices);

// Asked now and then while something runs; true ends it.
void play_stop_when(struct play *play, bool (*wanted)(void *owner), void *owner);

struct play_answer {
    struct strbuf text;    // what was printed, then the values, each on lines of its own
    struct figure figure;  // what was plotted last; no series: nothing was
    bool unfinished;       // more lines are wanted; nothing has run
    int line, column, run; // of a failure: from 1, and the bytes it is about; 0 where not known
};

// Runs an expression or statements. A failure is one sentence without the prompt's name in front;
// its status is as script_eval's. The answer is the caller's to release in any case.
enum status play_run(struct play *play, const char *source, struct play_answer *answer,
                     struct error *err);
void play_answer_release(struct play_answer *answer);

// The names that can stand at the end of `source`, sorted, in the arena. `begun` of their bytes are
// typed already.
struct play_names {
    const char **at;
    size_t n, begun;
};
void play_complete(struct play *play, const char *source, struct arena *arena,
                   struct play_names *names);
size_t play_names_shared(const struct play_names *names); // bytes that all of them begin with

// A value for a reader: a number in at most ten digits, a list of numbers by its first ones, how
// many they are, and their least, mean and greatest. Ends without a newline.
void play_print(const struct value *value, struct strbuf *out);

#endif
