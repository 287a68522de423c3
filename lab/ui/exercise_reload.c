// SPDX-License-Identifier: MIT
// An exercise that was saved while it is open: read anew, with the answer and the hints as they
// were. What was graded before is gone, since the exercise may be another one.
#include "lab/ui/exercise_view.h"

struct screen *exercise_reload(struct screen *screen, struct error *err) {
    struct exercise_view *old = (struct exercise_view *)screen;
    screen->kind->save(screen); // the answer comes back as its draft
    struct screen *made = exercise_screen(screen->lab, old->exercise.id, err);
    struct exercise_view *fresh = (struct exercise_view *)made;
    if (!fresh) return NULL;
    fresh->scroll.top = old->scroll.top;
    return made;
}

// In a sitting it stays as it was asked.
const char *exercise_file(const struct screen *screen) {
    const struct exercise_view *view = (const struct exercise_view *)screen;
    return view->sitting ? NULL : view->exercise.path;
}

bool exercise_follow(struct screen *screen, const struct course *former) {
    const struct exercise_view *view = (const struct exercise_view *)screen;
    (void)former;
    return course_find_exercise(&screen->lab->learner.course, view->exercise.id) != NULL;
}
