// SPDX-License-Identifier: MIT
// A whole course: what course.lua says of its lessons, files that it does not know, and then every
// lesson, page and exercise.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/check/lesson_parts.h"
#include "lab/course/files.h"

static void warn(struct checker *checker, const struct course_lesson *lesson, const char *what) {
    findings_add(checker->findings, FINDING_WARNING, checker->course->file, lesson->line,
                 "lesson %s %s", lesson->id, what);
}

void check_about_lesson(struct checker *checker, const struct course_lesson *lesson) {
    if (lesson->objectives.n == 0) warn(checker, lesson, "has no objectives");
    if (lesson->sources.n == 0) warn(checker, lesson, "has no sources");
    if (lesson->minutes == 0) warn(checker, lesson, "does not say how many minutes it takes");
    for (size_t i = 0; i < lesson->prerequisites.n; i++) {
        const struct course_lesson *before =
            course_find_lesson(checker->course, lesson->prerequisites.at[i]);
        if (before && before->number > lesson->number)
            findings_add(checker->findings, FINDING_WARNING, checker->course->file, lesson->line,
                         "lesson %s needs %s, which comes after it", lesson->id, before->id);
    }
}

static bool is_known(const struct course *course, const char *path) {
    for (size_t i = 0; i < course->n_lessons; i++)
        if (strcmp(course->lessons[i]->path, path) == 0) return true;
    for (size_t i = 0; i < course->pages.n; i++)
        if (strcmp(course->pages.lessons[i].path, path) == 0) return true;
    return false;
}

// Markdown below lessons/ that no learner will see.
static void check_unlisted(struct checker *checker, const struct course_module *module) {
    const struct course *course = checker->course;
    char **names;
    size_t n;
    char *below = xprintf("lessons/%s", module->id);
    char *folder =
        strcmp(course->folder, ".") == 0 ? xstrdup(below) : path_join(course->folder, below);
    if (file_is_folder(folder) && folder_list(folder, &names, &n, NULL) == STATUS_OK) {
        for (size_t i = 0; i < n; i++) {
            char *path = path_join(folder, names[i]);
            if (names[i][0] != '.' && text_ends(names[i], ".md") && !is_known(course, path))
                findings_add(checker->findings, FINDING_WARNING, path, 0,
                             "the %s is not in %s, so nobody sees it",
                             module == &course->pages ? "page" : "lesson", course->file);
            free(path);
        }
        folder_list_free(names, n);
    }
    free(folder);
    free(below);
}

static void check_course_keys(struct checker *checker) {
    struct strbuf source = { 0 };
    const char *path = checker->course->file;
    if (file_read(path, COURSE_FILE_MAX, &source, NULL) == STATUS_OK)
        check_keys(checker, path, strbuf_text(&source), source.size, 1);
    strbuf_release(&source);
}

void check_course(struct checker *checker) {
    const struct course *course = checker->course;
    checker_begin(checker, course->file);
    check_course_keys(checker);
    for (size_t i = 0; i < course->n_modules; i++)
        check_unlisted(checker, &course->modules[i]);
    if (course->pages.n) check_unlisted(checker, &course->pages);
    for (size_t i = 0; i < course->n_lessons; i++)
        check_lesson(checker, course->lessons[i]);
    for (size_t i = 0; i < course->pages.n; i++)
        check_lesson(checker, &course->pages.lessons[i]);
    for (size_t i = 0; i < course->n_exercises; i++)
        check_exercise(checker, course->exercises[i].path);
}

void check_exercises_below(struct checker *checker, const char *folder) {
    struct course course = { 0 };
    struct error err;
    course.folder = arena_strdup(&course.arena, folder);
    if (course_find_files(&course, &err) != STATUS_OK)
        findings_add_error(checker->findings, folder, &err);
    for (size_t i = 0; i < course.n_exercises; i++)
        check_exercise(checker, course.exercises[i].path);
    course_release(&course);
}
