// SPDX-License-Identifier: MIT
// One lesson under check, as the files of this folder share it. Nobody outside includes this.
#ifndef LAB_CHECK_LESSON_PARTS_H
#define LAB_CHECK_LESSON_PARTS_H

#include "lab/check/check.h"
#include "lab/lesson/lesson.h"

struct lesson_check {
    struct checker *checker;
    const char *path; // of the Markdown
};

// figure.c: loads a figure and draws it at its default, at both ends of every slider, and at a few
// states between.
void check_figure(const struct lesson_check *check, const struct lesson_block *block);

// lesson.c: the links of a text, which begins at a line of the file.
void check_text_links(const struct lesson_check *check, const char *text, int line);

// keys.c: tables that give a key twice, in the text of a course file or a block of it.
void check_keys(struct checker *checker, const char *path, const char *source, size_t size,
                int first_line);

// unseen.c: characters that turn the order of a line round or cannot be seen, in the bytes of any
// course file.
void check_unseen(struct checker *checker, const char *path);

// course.c: what course.lua says of a lesson: objectives, sources, minutes, prerequisites.
void check_about_lesson(struct checker *checker, const struct course_lesson *lesson);

// glossary.c: the entries of the course's glossary: each is explained once and names its lesson.
void check_glossary(struct checker *checker, const struct course_lesson *page);

#endif
