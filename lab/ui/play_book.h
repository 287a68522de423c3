// SPDX-License-Identifier: MIT
// What was typed at the Lua prompt and what came of it, and the history that is kept between
// sessions. Both ways through the course, full screen and line by line, stand on this.
#ifndef LAB_UI_PLAY_BOOK_H
#define LAB_UI_PLAY_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/script/play.h"
#include "lab/ui/learner.h"

enum { PLAY_ENTRIES_MAX = 100, PLAY_HISTORY_MAX = 200 };

struct play_entry {
    char *source; // NULL: words of the prompt itself, in the answer's text
    struct play_answer answer;
    char *error; // NULL: it went well
};

struct play_book {
    struct play *play;
    struct learner *learner;
    struct play_entry entries[PLAY_ENTRIES_MAX]; // the oldest first
    size_t n_entries;
    unsigned changes;                // grows with every entry
    char *history[PLAY_HISTORY_MAX]; // the oldest first
    size_t n_history;
    char *told; // of the sliders, last
};

struct play_book *play_book_new(struct learner *learner);
void play_book_free(struct play_book *book);

// Makes the figure's sliders variables, and says so in the book where that is news.
void play_book_take_sliders(struct play_book *book, const struct live_figure *figure,
                            const size_t *indices);

// Runs it and puts it into the book and the history. NULL: it is unfinished, and nothing was done;
// `whole` runs it all the same.
const struct play_entry *play_book_run(struct play_book *book, const char *source, bool whole);

#endif
