// SPDX-License-Identifier: MIT
// Lessons, pages and exercises by the names that a learner types.
#include "lab/ui/named_place.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/nearest.h"
#include "lab/ui/words_home.h"

enum status place_of_exercise(struct learner *learner, const char *id, struct place *place,
                              struct error *err) {
    struct lesson lesson;
    *place = (struct place) { .lesson = learner_lesson_of(learner, id) };
    if (!place->lesson) return fail(err, STATUS_USAGE, WORDS_IN_NO_LESSON);
    enum status status = course_read_lesson(&learner->course, place->lesson, &lesson, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < lesson.n; i++)
        if (lesson.blocks[i].kind == BLOCK_EXERCISE && strcmp(lesson.blocks[i].name, id) == 0)
            place->block = i;
    lesson_release(&lesson);
    return STATUS_OK;
}

static enum status unknown(const struct course *course, const char *name, struct error *err) {
    size_t n;
    const char **ids = course_ids(course, &n), *near = name_nearest(name, ids, n);
    free(ids);
    return near ? fail(err, STATUS_USAGE, WORDS_NAME_NEAREST, name, near)
                : fail(err, STATUS_USAGE, WORDS_NAME_UNKNOWN, name);
}

enum status place_named(struct learner *learner, const char *name, struct place *place,
                        struct error *err) {
    *place = (struct place) { .lesson = course_find_reading(&learner->course, name) };
    if (place->lesson) return STATUS_OK;
    if (course_find_exercise(&learner->course, name))
        return place_of_exercise(learner, name, place, err);
    return unknown(&learner->course, name, err);
}
