// SPDX-License-Identifier: MIT
// The list of exercises. Only the lines on the screen have titles, for a title costs the reading of
// its file.
#include "lab/ui/exercise_list.h"

#include <time.h>

#include "lab/ui/list_screen.h"
#include "lab/ui/words_home.h"

enum view { VIEW_ALL, VIEW_NEW, VIEW_TRIED, VIEW_PASSED, VIEW_DUE, VIEWS };

static const char *const names[VIEWS] = { WORDS_LIST_ALL, WORDS_LIST_NEW, WORDS_LIST_TRIED,
                                          WORDS_LIST_PASSED, WORDS_LIST_DUE };

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

static bool belongs(struct learner *learner, const struct course_exercise *exercise, enum view view,
                    const bool *due) {
    static const enum mark marks[] = {
        [VIEW_NEW] = MARK_NEW, [VIEW_TRIED] = MARK_TRIED, [VIEW_PASSED] = MARK_PASSED
    };
    if (view == VIEW_ALL) return true;
    if (view == VIEW_DUE) return due[exercise - learner->course.exercises];
    return learner_mark(learner, exercise->id) == marks[view];
}

static void add_lesson(struct list_fill *fill, struct learner *learner, enum view view,
                       const bool *due, const struct course_lesson *lesson) {
    const struct text_list *ids = learner_exercises(learner, lesson);
    for (size_t i = 0; i < ids->n; i++) {
        const struct course_exercise *exercise = course_find_exercise(&learner->course, ids->at[i]);
        if (!exercise || !belongs(learner, exercise, view, due)) continue;
        list_add(fill, &(struct list_item) { .detail = lesson->title,
                                             .style = STYLE_TEXT,
                                             .sign = sign_of_exercise(learner, exercise->id),
                                             .exercise = exercise->id,
                                             .place = { .lesson = lesson } });
    }
}

// In the order of the course; what is read now, or comes next, is chosen.
static void fill_view(struct lab *lab, size_t view, struct list_fill *fill) {
    struct learner *learner = &lab->learner;
    size_t here = lab->reading ? lab->reading->number : 0;
    const bool *due = find_due(learner, fill->arena);
    for (size_t i = 0; i < learner->course.n_lessons; i++) {
        if (i == here) fill->chosen = fill->n;
        add_lesson(fill, learner, (enum view)view, due, learner->course.lessons[i]);
    }
    fill->title = arena_printf(fill->arena, WORDS_LIST_OF_EXERCISES, names[view], fill->n);
    fill->nothing = WORDS_LIST_NOTHING;
}

struct screen *exercise_list_screen(struct lab *lab) {
    return list_screen_of_views(lab, fill_view, VIEWS);
}
