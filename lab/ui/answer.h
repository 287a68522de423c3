// SPDX-License-Identifier: MIT
// Answers given in the lab: a control for each kind of exercise, in one table.
// A control draws itself, takes keys, and gives the value that a submission file would return.
#ifndef LAB_UI_ANSWER_H
#define LAB_UI_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/value.h"
#include "lab/cells/grid.h"
#include "lab/exercise/exercise.h"
#include "lab/terminal/key.h"
#include "lab/ui/action.h"

enum { ANSWER_TYPED_MAX = 120, ANSWER_LINES_MAX = 64 };

struct answer_state {
    const struct exercise *exercise;
    uint64_t seed;                // of the shown order
    char typed[ANSWER_TYPED_MAX]; // NUMBER
    size_t n_typed;
    bool typing;
    size_t at;                  // the option or line under the pointer
    uint64_t ticked;            // bit i: option i
    int *order;                 // ORDER: which step stands where, positions from 0
    const char *program;        // BUG: the lines that are shown
    int rows[ANSWER_LINES_MAX]; // where each option or line was drawn
    size_t n_rows;
};

struct answer_look {
    int col, cols;
    bool ascii;
};

struct answer_kind {
    place_set where;                                    // for the table of actions
    const char *(*prompt)(const struct answer_state *); // one line over the control
    int (*draw)(struct answer_state *, struct grid *, int row,
                const struct answer_look *);                 // returns rows
    bool (*type)(struct answer_state *, const struct key *); // may be NULL
    bool (*act)(struct answer_state *, enum action);         // may be NULL
    // The answer as a value in the arena; a sentence in `err` where there is none yet.
    enum status (*value)(struct answer_state *, struct arena *, struct value *, struct error *err);
    void (*print)(const struct answer_state *, struct strbuf *); // as a draft
    // From any text, also a damaged one; false where it is not an answer from end to end.
    bool (*restore)(struct answer_state *, const char *draft);
};

extern const struct answer_kind *const answer_kinds[EXERCISE_KINDS];

// `seed`: of the order in which steps are shown; 0 is that of the starter file.
void answer_init(struct answer_state *answer, const struct exercise *exercise, uint64_t seed);
void answer_release(struct answer_state *answer);

#endif
