// SPDX-License-Identifier: MIT
// Practice in the store: reviews (never changed, only added), the card of each exercise that
// follows from them, and skill checks. Times are unix seconds.
#ifndef LAB_STORE_CARDS_H
#define LAB_STORE_CARDS_H

#include "lab/store/store.h"

struct card {
    const char *exercise;         // of store_each_card: valid during the call
    double stability, difficulty; // stability in days; 0: tried in a lesson, not reviewed yet
    int64_t last, due;
    int reviews, lapses;
    int grade; // of the last review, 1 to 4; 0 where there is none
};

// One answer that counts for the memory: in practice, or the first to an exercise in its lesson.
struct review {
    const char *course, *exercise, *graded, *verdict, *mistake, *answer;
    int64_t time;
    bool drawn; // in practice, with the numbers of `seed`
    uint64_t seed;
    int grade;      // 1 again, 2 hard, 3 good, 4 easy
    double seconds; // from the question to the answer
    int hints;
};

// The review and the card after it, in one transaction: both or neither.
enum status store_add_review(struct store *store, const struct review *review,
                             const struct card *after, struct error *err);

bool store_card(struct store *store, const char *course, const char *exercise, struct card *card);

// All cards, those that are due first at the head.
enum status store_each_card(struct store *store, const char *course,
                            void (*each)(void *owner, const struct card *card), void *owner,
                            struct error *err);

// Every review since a time, in order.
enum status store_each_review(struct store *store, const char *course, int64_t since,
                              void (*each)(void *owner, int64_t time, int grade), void *owner,
                              struct error *err);

// The known mistakes made, the most frequent first, in lessons and in practice.
struct made_mistake {
    const char *exercise, *says;
    int times;
    int64_t last;
};
enum status store_each_mistake(struct store *store, const char *course, int most,
                               void (*each)(void *owner, const struct made_mistake *mistake),
                               void *owner, struct error *err);

// Skill checks of modules; the best one, false where there was none.
struct skill_check {
    int correct, asked;
    int64_t time;
};
enum status store_add_check(struct store *store, const char *course, const char *module,
                            const struct skill_check *check, struct error *err);
bool store_best_check(struct store *store, const char *course, const char *module,
                      struct skill_check *check);

#endif
