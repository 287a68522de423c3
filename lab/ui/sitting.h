// SPDX-License-Identifier: MIT
// A sitting: exercises in a row, each answered once, as practice of what is due or as the skill
// check of a module. Its screen stays on the pile below the exercise that is asked, and shows what
// came of it at the end.
#ifndef LAB_UI_SITTING_H
#define LAB_UI_SITTING_H

#include "lab/practice/deck.h"
#include "lab/ui/app.h"
#include "lab/ui/scroll.h"

enum { SITTING_MAX = PRACTICE_SITTING };

enum sitting_state { SITTING_ASKED, SITTING_RIGHT, SITTING_WRONG, SITTING_SKIPPED };

struct sitting {
    struct screen base;
    const struct course_module *module; // of a skill check; NULL: practice
    struct practice_item *items;
    size_t n, at; // at: the one being asked; n at the end
    enum sitting_state states[SITTING_MAX];
    struct card cards[SITTING_MAX]; // after the answer
    bool told;                      // the skill check is in the store
    int64_t begun;                  // what it draws follows from it
    struct arena arena;
    struct scroll scroll;
};

// The sitting of what is due, or NULL with a sentence in the message line where there is nothing.
struct screen *practice_screen(struct lab *lab);
// Five exercises of a module, without hints; NULL with a sentence where it has none to ask.
struct screen *check_screen(struct lab *lab, const struct course_module *module);
// Puts the screen on the pile, and its first exercise over it.
void sitting_begin(struct lab *lab, struct screen *screen);

const struct practice_item *sitting_item(const struct sitting *sitting);
void sitting_answered(struct sitting *sitting, bool right, const struct card *after);
void sitting_next(struct sitting *sitting); // from an exercise: the next one, or the summary
void sitting_end(struct sitting *sitting);  // from an exercise: the summary of what was answered
size_t sitting_count(const struct sitting *sitting, enum sitting_state state);

// The exercise of a sitting: its numbers drawn, asked once, and back to the sitting.
struct screen *card_screen(struct lab *lab, struct sitting *sitting, struct error *err);

// "tomorrow", "in 4 days", "in 3 months": when a card comes back.
void due_print(int64_t due, int64_t now, struct strbuf *out);

int sitting_draw(struct sitting *sitting, struct grid *sheet, int64_t now);

#endif
