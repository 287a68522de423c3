// SPDX-License-Identifier: MIT
// The learner's deck: what is due, what comes in one sitting, and what an answer does to its card.
// A card is an exercise that was tried once. It is due on a day, not at an hour: times are unix
// seconds, days those of the local calendar.
#ifndef LAB_PRACTICE_DECK_H
#define LAB_PRACTICE_DECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/course/course.h"
#include "lab/exercise/exercise.h"
#include "lab/practice/fsrs.h"
#include "lab/store/cards.h"

enum { PRACTICE_SITTING = 10, PRACTICE_LEARNED_DAYS = 21 };

struct practice_counts {
    size_t cards;
    size_t due;       // now, those tried before there were cards among them
    size_t mistakes;  // of these: answered wrongly the last time
    size_t learned;   // with a stability of PRACTICE_LEARNED_DAYS at least
    int64_t next_due; // the first that is due later, 0 where there is none
};

// Counts the cards of exercises that the course has. Quick: one query.
struct practice_counts practice_due(struct store *store, const struct course *course, int64_t now);

// One exercise of a sitting. Its seed follows from the card, so that numbers once drawn stay until
// they are answered.
struct practice_item {
    const char *exercise;
    uint64_t seed;
    bool ahead; // not due yet
    int64_t due;
};

// At most `most` exercises, what was most likely forgotten first, then mixed so that neighbours
// come from different modules; few programs, for they take long. `ahead`: those that are not due
// too, the nearest first. In the arena.
size_t practice_sitting(struct store *store, const struct course *course, struct script *script,
                        int64_t now, size_t most, bool ahead, struct arena *arena,
                        struct practice_item **items);

// The numbers of a family for a seed; nil for an exercise that draws none.
enum status practice_draw(const struct exercise *exercise, struct script *script, uint64_t seed,
                          struct arena *arena, struct value *variables, struct error *err);

// One answer to one exercise.
struct practice_answer {
    const struct exercise *exercise;
    const char *graded;            // hash of its graded fields
    const struct value *variables; // of a drawn family, else NULL
    uint64_t seed;
    bool passed;
    const char *verdict;
    const char *mistake; // the sentence that the learner was told, or NULL
    const char *answer;
    double seconds;
    int hints;
    int64_t time;
};

// Wrong: again. Right with a hint: hard. Right: good. Right at once and quick: easy; quick is 20
// seconds, for a program three minutes.
enum fsrs_grade practice_grade(const struct practice_answer *answer);

// Reviews the card and keeps both; `after` (or NULL) gets the card.
enum status practice_record(struct store *store, const struct course *course,
                            const struct practice_answer *answer, struct card *after,
                            struct error *err);

// An answer given in a lesson: the first one makes the card, and where a card is due it is
// reviewed; more tries of the same day change nothing.
enum status practice_learn(struct store *store, const struct course *course,
                           const struct practice_answer *answer, struct error *err);

// Midnight of the local day that is `days` after the day of `time`.
int64_t practice_day(int64_t time, int days);

#endif
