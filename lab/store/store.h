// SPDX-License-Identifier: MIT
// What a learner has done: attempts (never changed, only added), the last place in each lesson,
// small settings. The only code that names SQLite. Opening never fails: without a usable folder
// everything lives in memory, with one warning.
#ifndef LAB_STORE_STORE_H
#define LAB_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"

struct store;

// `folder` is made when it is missing; NULL: in memory. Where something is amiss (read-only,
// damaged, written by a newer program) `warning` gets one sentence, to be shown once, and the store
// works all the same; else it is "".
struct store *store_open(const char *folder, char warning[ERROR_TEXT_MAX]);
void store_close(struct store *store);
bool store_is_kept(const struct store *store); // false where it lives in memory only

// One graded answer. `course` is the course's title, `graded` a hash of the exercise's graded
// fields or "".
struct attempt {
    const char *course, *exercise, *graded, *verdict, *mistake;
    double score, max_score;
    const char *answer; // what was answered, "" where it is not kept
};
enum status store_add_attempt(struct store *store, const struct attempt *attempt,
                              struct error *err);

struct exercise_progress {
    int attempts;
    bool passed;       // ever
    double best_score; // over the attempts, as a share of the maximum 0..1
    int64_t last;      // unix seconds of the last attempt, 0 where there is none
};
struct exercise_progress store_progress(struct store *store, const char *course,
                                        const char *exercise);

// All exercises with an attempt, one call each, sorted by id.
enum status store_each(struct store *store, const char *course,
                       void (*each)(void *owner, const char *exercise,
                                    const struct exercise_progress *progress),
                       void *owner, struct error *err);

// Whether it was passed with these graded fields; passes from before fields were noted count.
bool store_passed_as(struct store *store, const char *course, const char *exercise,
                     const char *graded);

// Every answer to an exercise, the oldest first; the texts are valid during the call.
struct past_answer {
    int64_t time;
    const char *verdict, *mistake, *answer;
    double score, max_score;
};
enum status store_each_answer(struct store *store, const char *course, const char *exercise,
                              void (*each)(void *owner, const struct past_answer *answer),
                              void *owner, struct error *err);

// Small facts by key: "place" (lesson and row), "place/<lesson>", "sliders/<lesson>",
// "answer/<exercise>" (drafts). Getting a fact that is not there gives false. `value` is the
// caller's to free.
enum status store_put(struct store *store, const char *course, const char *key, const char *value,
                      struct error *err);
bool store_get(struct store *store, const char *course, const char *key, char **value);

#endif
