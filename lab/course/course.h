// SPDX-License-Identifier: MIT
// A course: the folder with lessons/course.lua, its table of contents, its pages, and where its
// files stand.
#ifndef LAB_COURSE_COURSE_H
#define LAB_COURSE_COURSE_H

#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/lesson/lesson.h"
#include "lab/script/script.h"

struct text_list {
    const char **at;
    size_t n;
};

// What a page is for. A lesson is none.
enum page_kind {
    PAGE_NONE,
    PAGE_NOTATION,
    PAGE_GLOSSARY,
    PAGE_FORMULAS,
    PAGE_CHECKLIST,
    PAGE_TEXT
};

// A lesson, or a page: a text of the course that is looked up rather than read in order.
struct course_lesson {
    const char *id, *title;
    enum page_kind page;
    int minutes; // 0 where it is not said
    struct text_list objectives, prerequisites, sources;
    const struct course_module *module;
    const char *path; // of its Markdown
    size_t number;    // its place in the course, from 0; pages count on after the last lesson
    int line;         // in course.lua
};

struct course_module {
    const char *id, *title;
    struct course_lesson *lessons;
    size_t n;
};

struct course_assignment {
    const char *id;
    struct text_list exercises;
    int line;
};

struct course_exercise {
    const char *id, *path;
};

struct course {
    const char *folder, *title, *file; // file: the path of course.lua
    struct course_module *modules;
    size_t n_modules;
    struct course_lesson **lessons; // all of them, in order
    size_t n_lessons;
    struct course_module pages;        // none: pages.n is 0; their files stand in lessons/pages/
    struct course_exercise *exercises; // every *.lua below exercises/, sorted by id
    size_t n_exercises;
    struct course_assignment *assignments;
    size_t n_assignments;
    struct arena arena;
};

// The folder of the course to use: `wanted` (of -C) or, where it is NULL, the one that ships: the
// source tree's beside build/, else the installed one. STATUS_ENVIRONMENT names the places that
// were looked at.
enum status course_locate(const char *wanted, char **folder, struct error *err);

// The nearest course that `path` is or lies in, by its full path; NULL where there is none.
char *course_around(const char *path);

// Reads course.lua and finds the exercises. Wrong or missing fields, lessons and pages without a
// file and repeated ids are STATUS_COURSE with file:line.
enum status course_open(struct course *course, struct script *script, const char *folder,
                        struct error *err);

// The same without the lines of what is right in course.lua (`line` is 0), in two thirds of the
// time: for all who read or grade. Mistakes are told with their line as ever.
enum status course_open_to_read(struct course *course, struct script *script, const char *folder,
                                struct error *err);
void course_release(struct course *course);

const struct course_lesson *course_find_lesson(const struct course *course, const char *id);
const struct course_lesson *course_find_page(const struct course *course, const char *id);
// A lesson or a page: whatever the reader can open.
const struct course_lesson *course_find_reading(const struct course *course, const char *id);
// The first page of a kind, or NULL: the course's glossary, its formula sheet.
const struct course_lesson *course_page_of_kind(const struct course *course, enum page_kind kind);
const char *page_kind_name(enum page_kind kind); // as course.lua says it: "glossary"
const struct course_exercise *course_find_exercise(const struct course *course, const char *id);
const struct course_assignment *course_find_assignment(const struct course *course, const char *id);

// The ids of all lessons, pages and exercises, for "the nearest is"; the caller frees the list.
const char **course_ids(const struct course *course, size_t *n);

// "file:line: there is no lesson foo; the nearest is food": STATUS_COURSE, for whoever found a
// wrong id.
enum status course_no_lesson(const struct course *course, const char *path, int line,
                             const char *id, struct error *err);
enum status course_no_exercise(const struct course *course, const char *path, int line,
                               const char *id, struct error *err);

// Reads and parses the Markdown of a lesson or a page. An exercise in it that the course does not
// have is STATUS_COURSE, and so is a figure, an exercise or a quick check on a page.
enum status course_read_lesson(const struct course *course, const struct course_lesson *lesson,
                               struct lesson *out, struct error *err);

// The ids of the exercises that stand in a lesson's Markdown, in their order; a quick scan, for the
// map and `next`.
enum status course_lesson_exercises(const struct course *course, const struct course_lesson *lesson,
                                    struct arena *arena, struct text_list *ids, struct error *err);

// SHA-256 over every file of the course (names and bytes, in a fixed order), as 64 hex digits:
// `course.hash` of reports.
enum status course_hash(const struct course *course, char hex[65], struct error *err);

// The candidate nearest to a misspelt name, or NULL where none is near: for "did you mean".
const char *nearest_name(const char *name, const char *const *candidates, size_t n);

#endif
