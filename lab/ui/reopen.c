// SPDX-License-Identifier: MIT
// The course read anew below the open screens, after a file of it was saved: lessons and exercises
// may be new, renamed or gone, and everything that pointed at one points at the one of the same id.
#include "lab/ui/app.h"
#include "lab/ui/words.h"

bool lab_can_reopen(const struct lab *lab) {
    for (int i = 0; i < lab->n_screens; i++)
        if (!lab->screens[i]->kind->follow) return false;
    return true;
}

static void forget_what_was_read(struct lab *lab) {
    search_free(lab->search.index);
    lab->search.index = NULL;
    glossary_release(&lab->glossary);
    lab->glossary_read = false;
}

static void follow(struct lab *lab, const struct course *former) {
    const struct course *course = &lab->learner.course;
    trail_follow(&lab->trail, course);
    if (lab->reading) lab->reading = course_find_lesson(course, lab->reading->id);
    for (int i = 0; i < lab->n_screens; i++) {
        if (lab->screens[i]->kind->follow(lab->screens[i], former)) continue;
        while (lab->n_screens > i)
            lab_drop(lab);
        lab_say(lab, STYLE_WARN, "%s", WORDS_GONE);
    }
}

enum status lab_reopen(struct lab *lab, struct error *err) {
    lab_save(lab);
    enum status status = learner_reopen(&lab->learner, err);
    if (status != STATUS_OK) return status;
    forget_what_was_read(lab);
    follow(lab, learner_former_course(&lab->learner));
    lab->stale = true;
    return STATUS_OK;
}
