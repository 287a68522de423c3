// SPDX-License-Identifier: MIT
// What an exercise says: its Markdown and formulas draw, and the hints, the why and the sources are
// there.
#include <stdio.h>
#include <string.h>

#include "lab/check/subject.h"

// A text with its variables filled in, at its own line of the file.
static void check_markdown_at(struct subject *subject, const struct value *text) {
    struct error err;
    if (!text || text->kind != VALUE_STRING) return;
    const char *shown = exercise_text(&subject->exercise, text->string.at, NULL, &subject->arena);
    if (markdown_check(subject->exercise.path, subject_text_line(subject, text), shown, &err) !=
        STATUS_OK)
        findings_add_error(subject->checker->findings, subject->exercise.path, &err);
}

static void check_list(struct subject *subject, const char *field, const char *inside) {
    const struct value *list = value_field(&subject->table, field);
    if (!list || list->kind != VALUE_TABLE) return;
    for (size_t i = 0; i < list->table.n; i++) {
        const struct value *item = &list->table.items[i];
        check_markdown_at(subject, inside ? value_field(item, inside) : item);
    }
}

// Sources may stand at the exercise or at its lesson.
static bool has_sources(const struct subject *subject) {
    const struct course *course = subject->checker->course;
    const struct course_lesson *lesson =
        course ? course_find_lesson(course, subject->exercise.lesson) : NULL;
    return subject->exercise.sources.n || (lesson && lesson->sources.n);
}

void check_sentences(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    int line = subject_line(subject, "kind");
    check_markdown_at(subject, value_field(&subject->table, "task"));
    check_markdown_at(subject, value_field(&subject->table, "why"));
    check_markdown_at(subject, value_field(&subject->table, "says"));
    check_list(subject, "hints", NULL);
    check_list(subject, "mistakes", "says");
    check_list(subject, "options", "says");
    check_list(subject, "items", "says");
    if (exercise->stripped) return;
    if (exercise->hints.n == 0)
        subject_warning(subject, line, "there are no hints: add hints = { \"…\", \"…\" }");
    if (!exercise->why[0])
        subject_warning(subject, line, "it does not say why the answer is right: add why = [[…]]");
    if (!has_sources(subject))
        subject_warning(subject, line,
                        "neither the exercise nor its lesson names a source: add sources = { "
                        "\"…\" }");
}
