// SPDX-License-Identifier: MIT
// The list of exercises. Only the lines on the screen have titles, for a title costs the reading of
// its file.
#include "lab/ui/exercise_list.h"

#include "lab/ui/exercise_views.h"
#include "lab/ui/list_screen.h"
#include "lab/ui/words_home.h"

struct filling {
    struct lab *lab;
    struct list_fill *fill;
};

static void add_exercise(void *owner, const struct course_lesson *lesson, const char *id) {
    struct filling *filling = owner;
    struct lab *lab = filling->lab;
    list_add(filling->fill, &(struct list_item) { .detail = lesson->title,
                                                  .style = STYLE_TEXT,
                                                  .sign = sign_of_exercise(&lab->learner, id),
                                                  .exercise = id,
                                                  .place = { .lesson = lesson } });
    bool before = lab->reading && lesson->number < lab->reading->number;
    if (before) filling->fill->chosen = filling->fill->n;
}

// In the order of the course; what is read now, or comes next, is chosen.
static void fill_view(struct lab *lab, size_t view, struct list_fill *fill) {
    struct filling filling = { lab, fill };
    exercises_each(&lab->learner, (enum exercise_view)view, add_exercise, &filling);
    fill->title =
        arena_printf(fill->arena, WORDS_LIST_OF_EXERCISES, exercise_view_names[view], fill->n);
    fill->nothing = WORDS_LIST_NOTHING;
}

struct screen *exercise_list_screen(struct lab *lab) {
    return list_screen_of_views(lab, fill_view, EXERCISE_VIEWS);
}
