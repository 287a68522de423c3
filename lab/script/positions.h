// SPDX-License-Identifier: MIT
// Where every field and item of a course file's tables stands: read from the source text, because
// Lua forgets it. A small tokenizer of Lua walks the constructors; functions and other expressions
// are skipped.
#ifndef LAB_SCRIPT_POSITIONS_H
#define LAB_SCRIPT_POSITIONS_H

#include <stddef.h>
#include <stdint.h>

#include "lab/base/memory.h"

struct position_table;

struct position {
    int line, column; // of the field's name, or of the item's first token; columns count characters
                      // from 1
    int text_line;    // where the value is a string: the line of its first character
    const struct position_table *table; // where the value is written as a table, else NULL
};

struct position_entry {
    const char *name; // of a named field, NUL-terminated
    double number;    // of a numbered one: items count 1, 2, …
    struct position position;
};

struct position_table {
    struct position_entry *entries;
    size_t n;
};

// A table that stands by itself: what `return` gives, what is assigned to a name, what a word is
// called with.
struct position_root {
    const char *word; // "return", "figure", "quiz", or the name of a variable
    struct position position;
};

struct positions {
    struct position_root *roots; // in the order of the file
    size_t n;
    const char *returned; // a name that is returned, or NULL
    int return_line;      // of the last `return` outside functions; 0 where there is none
    int last_line;
};

// Reads the source; line 1 of it counts as `first_line`. Text that is not Lua gives what could be
// understood.
void positions_read(struct positions *positions, struct arena *arena, const char *source,
                    size_t size, int first_line);

// The table of the file's `return`, and that of the n-th (from 0) call of a word; NULL where it is
// not written out.
const struct position *positions_returned(const struct positions *positions);
const struct position *positions_called(const struct positions *positions, const char *word,
                                        size_t n);

// The position of a field or an item inside; NULL where it is not known.
const struct position *position_of_name(const struct position *at, const char *name);
const struct position *position_of_number(const struct position *at, double number);

// The line where the text of the string at this line and column begins; 0 where no string stands
// there.
int positions_text_line(const struct positions *positions, int line, int column);

#endif
