// SPDX-License-Identifier: MIT
// Which exercises belong to a view: the marks of the learner say it, and the cards of practice.
#include "lab/ui/exercise_views.h"

#include <time.h>

#include "lab/base/memory.h"
#include "lab/ui/words_home.h"

const char *const exercise_view_names[EXERCISE_VIEWS] = { WORDS_LIST_ALL, WORDS_LIST_NEW,
                                                          WORDS_LIST_TRIED, WORDS_LIST_PASSED,
                                                          WORDS_LIST_DUE };

struct due {
    const struct course *course;
    int64_t now;
    bool *at; // of course->exercises
};

static void note_card(void *owner, const struct card *card) {
    struct due *due = owner;
    const struct course_exercise *found = course_find_exercise(due->course, card->exercise);
    if (found) due->at[found - due->course->exercises] = card->due <= due->now;
}

static bool *find_due(struct learner *learner, struct arena *arena) {
    struct due due = { &learner->course, (int64_t)time(NULL), NULL };
    struct error ignored = { 0 }; // a store that cannot be read has said so when it was opened
    due.at = arena_alloc(arena, (learner->course.n_exercises + 1) * sizeof *due.at);
    store_each_card(learner->store, learner->course.title, note_card, &due, &ignored);
    return due.at;
}

static bool belongs(const struct learner *learner, const struct course_exercise *exercise,
                    enum exercise_view view, const bool *due) {
    static const enum mark marks[] = {
        [VIEW_NEW] = MARK_NEW, [VIEW_TRIED] = MARK_TRIED, [VIEW_PASSED] = MARK_PASSED
    };
    if (view == VIEW_ALL) return true;
    if (view == VIEW_DUE) return due[exercise - learner->course.exercises];
    return learner_mark(learner, exercise->id) == marks[view];
}

size_t exercises_each(struct learner *learner, enum exercise_view view, exercise_taker *take,
                      void *owner) {
    const struct course *course = &learner->course;
    struct arena arena = { 0 };
    const bool *due = view == VIEW_DUE ? find_due(learner, &arena) : NULL;
    size_t n = 0;
    for (size_t l = 0; l < course->n_lessons; l++) {
        const struct text_list *ids = learner_exercises(learner, course->lessons[l]);
        for (size_t i = 0; i < ids->n; i++) {
            const struct course_exercise *exercise = course_find_exercise(course, ids->at[i]);
            if (!exercise || !belongs(learner, exercise, view, due)) continue;
            if (take) take(owner, course->lessons[l], exercise->id);
            n++;
        }
    }
    arena_release(&arena);
    return n;
}
