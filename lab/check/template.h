// SPDX-License-Identifier: MIT
// First files of a course, for `bitlab new`: each passes `bitlab check` as it is, and says in its
// comments what an author puts in its place.
#ifndef LAB_CHECK_TEMPLATE_H
#define LAB_CHECK_TEMPLATE_H

#include "lab/base/strbuf.h"
#include "lab/exercise/exercise.h"

// What the placeholders of a template stand for.
struct template_words {
    const char *id;     // of the file: "mean-magnitude"
    const char *lesson; // the lesson of an exercise
    const char *course; // the title of a course
    const char *kind;   // of a page, as course.lua says it: "glossary"
};

void template_exercise(enum exercise_kind kind, const struct template_words *words,
                       struct strbuf *out);
void template_lesson(const struct template_words *words, struct strbuf *out);
void template_course(const struct template_words *words, struct strbuf *out); // lessons/course.lua
// The entry of a lesson in course.lua, each line behind `indent`.
void template_lesson_entry(const struct template_words *words, const char *indent,
                           struct strbuf *out);

// A page of the words' kind, and its entry in course.lua, on one line.
void template_page(const struct template_words *words, struct strbuf *out);
void template_page_entry(const struct template_words *words, struct strbuf *out);

// "mean-magnitude" as a title: "Mean magnitude".
void template_title(const char *id, struct strbuf *out);

// The module, lesson and exercise of a new course.
extern const char template_module[], template_first_lesson[], template_first_exercise[];

#endif
