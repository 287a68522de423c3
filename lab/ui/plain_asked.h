// SPDX-License-Identifier: MIT
// The exercise, card or quick check that the plain walk asks now: what is shared by asking it
// (plain_exercise.c), by its commands (plain_asked.c) and by what is said of an answer
// (plain_verdict.c).
#ifndef LAB_UI_PLAIN_ASKED_H
#define LAB_UI_PLAIN_ASKED_H

#include "lab/ui/answer.h"
#include "lab/ui/plain_walk.h"

struct asked {
    const struct exercise *exercise;
    const struct practice_item *item; // of a sitting, or NULL
    const struct value *variables;    // drawn for it, or NULL
    double asked_at;                  // on the monotonic clock
    bool answered, right;             // of a sitting
    struct card after;
    struct answer_state answer;
    char *checked; // the answer that was graded last, as a draft, or NULL
    char *path;    // of a program
    size_t hints;
    bool without_hints; // a skill check
    bool recorded;      // false: a quick check, or one of a sitting
};

// A text of the exercise, with its variables put in.
void plain_asked_say(struct plain *plain, const struct asked *asked, const char *text);
void plain_asked_hint(struct plain *plain, const struct asked *asked, size_t i);

// `hint`, `solution`, `grade` and the like, as far as they belong to this exercise.
void plain_asked_commands(struct plain *plain, const struct asked *asked);

// Says and keeps the verdict on an answer; `program` is NULL where it was typed, `text` is what is
// kept.
void plain_asked_result(struct plain *plain, struct asked *asked, struct exercise_result *result,
                        const char *program, const char *text);

#endif
