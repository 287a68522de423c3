// SPDX-License-Identifier: MIT
// One table of a series while it is read: into `series` with copies in `arena`, or only checked
// where `arena` is NULL.
#ifndef LAB_SCRIPT_SERIES_TABLE_H
#define LAB_SCRIPT_SERIES_TABLE_H

#include <lua.h>

#include "lab/base/memory.h"
#include "lab/figure/figure.h"

struct series_word;

struct series_table {
    lua_State *lua;
    int index;
    const struct series_word *word;
    struct arena *arena;
    struct series *series;
};

// A word of figures: what its table holds and who reads it.
enum { SERIES_WORDS = 8, SERIES_WORD_FIELDS = 6 };
struct series_word {
    const char *name;
    enum series_kind kind;
    const char *form; // how it is written, for messages
    int items;        // unnamed ones
    const char *fields[SERIES_WORD_FIELDS];
    void (*read)(struct series_table *table);
};
extern const struct series_word series_words[SERIES_WORDS];

#endif
