// SPDX-License-Identifier: MIT
// What an exercise says: its Markdown and formulas draw, and the hints, the why and the sources are
// there.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/check/lesson_parts.h"
#include "lab/check/subject.h"

// A text with its variables filled in, at its own line of the file.
static void check_markdown_at(struct subject *subject, const struct value *text) {
    struct error err;
    if (!text || text->kind != VALUE_STRING) return;
    const char *shown = exercise_text(&subject->exercise, text->string.at, NULL, &subject->arena);
    const struct lesson_check check = { subject->checker, subject->exercise.path };
    int line = subject_text_line(subject, text);
    if (markdown_check(check.path, line, shown, &err) == STATUS_OK)
        check_text_links(&check, shown, line);
    else
        findings_add_error(subject->checker->findings, check.path, &err);
}

static void check_list(struct subject *subject, const char *field, const char *inside) {
    const struct value *list = value_field(&subject->table, field);
    if (!list || list->kind != VALUE_TABLE) return;
    for (size_t i = 0; i < list->table.n; i++) {
        const struct value *item = &list->table.items[i];
        check_markdown_at(subject, inside ? value_field(item, inside) : item);
    }
}

// The unnamed first item of each option.
static void check_options_texts(struct subject *subject, const char *field) {
    const struct value *list = value_field(&subject->table, field);
    for (size_t i = 0; list && list->kind == VALUE_TABLE && i < list->table.n; i++) {
        const struct value *option = &list->table.items[i];
        if (option->kind == VALUE_TABLE && option->table.n)
            check_markdown_at(subject, &option->table.items[0]);
    }
}

// "= {bits}" inside a formula is a group of TeX: the learner would read the letters. Behind a
// command it is its argument, \hat{x}.
static bool names_variable_in_maths(const char *text, const char *name) {
    char *single = xprintf("{%s}", name);
    bool maths = false, found = false;
    size_t size = strlen(single);
    for (const char *at = text; *at && !found; at++) {
        if (*at == '$' && (at == text || at[-1] != '\\')) maths = !maths;
        if (*at == '$' && at[1] == '$') at++;
        bool argument = at > text && (isalnum((unsigned char)at[-1]) || strchr("{}]^_", at[-1]));
        found = maths && !argument && strncmp(at, single, size) == 0 && at[size] != '}';
    }
    free(single);
    return found;
}

static void check_maths_variables(struct subject *subject) {
    static const char *const fields[] = { "task", "why" };
    const struct value *variables = &subject->exercise.canonical;
    for (size_t f = 0; variables->kind == VALUE_TABLE && f < 2; f++) {
        const struct value *text = value_field(&subject->table, fields[f]);
        for (size_t i = 0; text && i < variables->table.n_fields; i++) {
            const struct value *name = &variables->table.fields[i].key;
            if (name->kind == VALUE_STRING &&
                names_variable_in_maths(text->string.at, name->string.at))
                subject_warning(subject, text->line,
                                "%s: in a formula {%s} stands for its letters; its value is {{%s}}",
                                fields[f], name->string.at, name->string.at);
        }
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
    check_options_texts(subject, "options");
    check_options_texts(subject, "items");
    check_list(subject, "steps", NULL);
    check_maths_variables(subject);
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
