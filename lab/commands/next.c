// SPDX-License-Identifier: MIT
// next: the first exercise that was not passed yet, from the lesson of the last reading on and then
// from the beginning, as `x` at home has it.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/commands/commands.h"

static enum status say_next(struct session *session, const struct course_lesson *lesson,
                            const char *id, struct error *err) {
    struct exercise exercise;
    struct strbuf out = { 0 };
    enum status status = session_exercise(session, id, &exercise, err);
    if (status != STATUS_OK) return status;
    strbuf_printf(&out, "%s\n  %s (%s, in the lesson \"%s\")\n", id, exercise.title,
                  exercise_kind_name(exercise.kind), lesson->title);
    char *course = session_this_course(session);
    strbuf_printf(&out, "  in the lab: bitlab learn %s%s\n  in a file:  bitlab start %s%s\n", id,
                  course, id, course);
    free(course);
    status = session_print(&out, err);
    strbuf_release(&out);
    exercise_release(&exercise);
    return status;
}

// The first exercise of the lesson that was not passed, or NULL.
static const char *first_open(struct session *session, const struct text_list *ids) {
    for (size_t i = 0; i < ids->n; i++)
        if (!store_progress(session_store(session), session->course.title, ids->at[i]).passed)
            return ids->at[i];
    return NULL;
}

// Where the lab was left; the beginning where it was never open.
static size_t last_lesson(struct session *session) {
    const struct course *course = &session->course;
    char *place = NULL;
    if (!store_get(session_store(session), course->title, "place", &place)) return 0;
    place[strcspn(place, " ")] = '\0';
    const struct course_lesson *lesson = course_find_lesson(course, place);
    free(place);
    return lesson ? lesson->number : 0;
}

enum status command_next(struct session *session, struct error *err) {
    struct arena arena = { 0 };
    const char *id = NULL;
    const struct course_lesson *lesson = NULL;
    enum status status = session_no_more(session, 0, err);
    if (status == STATUS_OK) status = session_open_course(session, err);
    size_t n = status == STATUS_OK ? session->course.n_lessons : 0;
    size_t first = n ? last_lesson(session) : 0;
    for (size_t i = 0; status == STATUS_OK && !id && i < n; i++) {
        struct text_list ids = { 0 };
        lesson = session->course.lessons[(first + i) % n];
        status = course_lesson_exercises(&session->course, lesson, &arena, &ids, err);
        if (status == STATUS_OK) id = first_open(session, &ids);
    }
    if (status == STATUS_OK && id)
        status = say_next(session, lesson, id, err);
    else if (status == STATUS_OK)
        session_say("every exercise of this course is passed");
    arena_release(&arena);
    return status;
}
