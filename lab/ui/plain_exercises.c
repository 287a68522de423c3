// SPDX-License-Identifier: MIT
// The exercises of the course in the plain walk: how many there are in which state, and the list of
// a state.
#include <string.h>

#include "lab/ui/exercise_views.h"
#include "lab/ui/plain_walk.h"
#include "lab/ui/words_plain.h"

static const char *const states[EXERCISE_VIEWS] = { [VIEW_ALL] = "all",
                                                    [VIEW_NEW] = "begin",
                                                    [VIEW_TRIED] = "tried",
                                                    [VIEW_PASSED] = "solved",
                                                    [VIEW_DUE] = "due" };

struct telling {
    struct plain *plain;
    size_t n;
};

static void tell_exercise(void *owner, const struct course_lesson *lesson, const char *id) {
    struct telling *telling = owner;
    struct learner *learner = &telling->plain->learner;
    plain_sentence(telling->plain, PLAIN_EXERCISE_LINE, ++telling->n, learner_title(learner, id),
                   id, lesson->title);
}

static size_t count(struct plain *plain, enum exercise_view view) {
    return exercises_each(&plain->learner, view, NULL, NULL);
}

static void say_counts(struct plain *plain) {
    plain_sentence(plain, PLAIN_EXERCISES_NOW, count(plain, VIEW_ALL), count(plain, VIEW_NEW),
                   count(plain, VIEW_TRIED), count(plain, VIEW_PASSED), count(plain, VIEW_DUE));
}

void plain_exercises(struct plain *plain, const char *rest) {
    struct telling telling = { .plain = plain };
    size_t view = 0;
    if (!*rest) {
        say_counts(plain);
        return;
    }
    while (view < EXERCISE_VIEWS && strcmp(rest, states[view]) != 0)
        view++;
    if (view == EXERCISE_VIEWS) {
        plain_sentence(plain, PLAIN_EXERCISES_WHICH, rest);
        return;
    }
    plain_say(plain, PLAIN_EXERCISES_LIST, exercise_view_names[view],
              count(plain, (enum exercise_view)view));
    if (exercises_each(&plain->learner, (enum exercise_view)view, tell_exercise, &telling))
        plain_say(plain, PLAIN_EXERCISES_GO);
}
