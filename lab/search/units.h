// SPDX-License-Identifier: MIT
// The index's own parts: what one file gave, and how text is folded so that case does not count.
#ifndef LAB_SEARCH_UNITS_H
#define LAB_SEARCH_UNITS_H

#include <stdint.h>

#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/search/search.h"

enum unit_rank { RANK_TEXT, RANK_HEADING, RANK_TITLE };

struct unit {
    const char *text, *folded; // of the same length, byte for byte
    size_t size;
    enum unit_rank rank;
    int line;
    size_t title, heading; // units that stand over it; itself where none does
    size_t source;
};

struct source {
    enum found_kind kind;
    const struct course_lesson *lesson;
    const char *exercise, *path, *title;
};

struct search {
    const struct course *course;
    struct script *script;
    struct source *sources; // lessons, pages, exercises, notes
    size_t n_sources, sources_capacity, read;
    size_t n_course, n_units; // sources that are no notes, and units as of when they were read
    struct unit *units;
    size_t n, capacity;
    size_t title, heading; // of the file that is being read
    struct arena arena;
};

// Adds a unit of the file that is being read; blank text adds none.
void search_add_unit(struct search *search, enum unit_rank rank, int line, const char *text,
                     size_t size);

// The units of Markdown, and of an exercise's Lua.
void search_read_markdown(struct search *search, const char *text, size_t size);
void search_read_exercise(struct search *search, const char *text, size_t size);

// Markdown as one line of plain text: no marks, formulas with their signs.
void search_clean(struct strbuf *out, const char *markdown, size_t size);

// The sign of a TeX command ("sigma": "σ"), or NULL.
const char *search_sign(const char *name, size_t size);

// Lower case for ASCII, Latin-1 and Greek, byte for byte.
void search_fold(char *out, const char *text, size_t size);

#endif
