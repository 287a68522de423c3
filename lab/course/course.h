// SPDX-License-Identifier: MIT
// A course: the folder with lessons/course.lua, its table of contents, and where its files stand.
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

struct course_lesson {
    const char *id, *title;
    int minutes; // 0 where it is not said
    struct text_list objectives, prerequisites, sources;
    const struct course_module *module;
    const char *path; // of its Markdown
    size_t number;    // its place in the course, from 0
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

// Reads course.lua and finds the exercises. Wrong or missing fields, lessons without a file and
// repeated ids are STATUS_COURSE with file:line.
enum status course_open(struct course *course, struct script *script, const char *folder,
                        struct error *err);
void course_release(struct course *course);

const struct course_lesson *course_find_lesson(const struct course *course, const char *id);
const struct course_exercise *course_find_exercise(const struct course *course, const char *id);
const struct course_assignment *course_find_assignment(const struct course *course, const char *id);

// "file:line: there is no lesson foo; the nearest is food": STATUS_COURSE, for whoever found a
// wrong id.
enum status course_no_lesson(const struct course *course, const char *path, int line,
                             const char *id, struct error *err);
enum status course_no_exercise(const struct course *course, const char *path, int line,
                               const char *id, struct error *err);

// Reads and parses a lesson's Markdown. An exercise in it that the course does not have is
// STATUS_COURSE.
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
