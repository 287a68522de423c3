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

// The lines from `from` to `to`, of those that go by.
struct telling {
    struct plain *plain;
    size_t n, from, to;
};

static void tell_exercise(void *owner, const struct course_lesson *lesson, const char *id) {
    struct telling *telling = owner;
    struct learner *learner = &telling->plain->learner;
    size_t i = telling->n++;
    if (i >= telling->from && i < telling->to)
        plain_sentence(telling->plain, PLAIN_EXERCISE_LINE, i + 1, learner_title(learner, id), id,
                       lesson->title);
}

static size_t count(struct plain *plain, enum exercise_view view) {
    return exercises_each(&plain->learner, view, NULL, NULL);
}

static void say_counts(struct plain *plain) {
    plain_sentence(plain, PLAIN_EXERCISES_NOW, count(plain, VIEW_ALL), count(plain, VIEW_NEW),
                   count(plain, VIEW_TRIED), count(plain, VIEW_PASSED), count(plain, VIEW_DUE));
}

static void more_exercises(struct plain *plain) {
    size_t told = plain->n_exercises_told;
    struct telling telling = { .plain = plain, .from = told, .to = told + PLAIN_AT_ONCE };
    size_t n =
        exercises_each(&plain->learner, (enum exercise_view)plain->view, tell_exercise, &telling);
    size_t left = n > telling.to ? n - telling.to : 0;
    plain->n_exercises_told = n - left;
    if (n <= told)
        plain_say(plain, PLAIN_NO_MORE);
    else if (left)
        plain_say(plain, PLAIN_LIST_REST, left < PLAIN_AT_ONCE ? left : (size_t)PLAIN_AT_ONCE);
    else if (told)
        plain_say(plain, PLAIN_LIST_LAST);
}

void plain_exercises(struct plain *plain, const char *rest) {
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
    size_t n = count(plain, (enum exercise_view)view);
    plain_say(plain, n ? PLAIN_EXERCISES_LIST : PLAIN_EXERCISES_NONE, exercise_view_names[view], n);
    plain->view = view;
    plain->n_exercises_told = 0;
    plain->more = more_exercises;
    if (n) more_exercises(plain);
}
