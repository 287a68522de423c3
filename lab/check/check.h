// SPDX-License-Identifier: MIT
// Proves course files for their authors: loads them, grades their own answers and mistakes, draws
// their figures, and adds what is wrong to a list of findings.
// Errors are what learners would stumble over: a file that does not load, a solution that fails, a
// mistake that passes, a figure that does not draw. Everything else is a warning.
#ifndef LAB_CHECK_CHECK_H
#define LAB_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/loop.h"
#include "lab/check/finding.h"
#include "lab/course/course.h"
#include "lab/grade/grade.h"
#include "lab/script/script.h"

struct check_options {
    bool mutate;                              // run mutants of every solution, too
    double timeout_s;                         // of one answer, as learners have it; 0 is 5
    const char *runner;                       // NULL: beside the program, else the installed one
    void (*begun)(void *owner, size_t files); // with the n-th file; NULL: nobody is told
    void *owner;
};

struct checker {
    struct script *script;
    const struct course *course; // NULL: a file by itself, so that its lesson is not looked for
    struct check_options options;
    struct findings *findings;
    struct loop *loop;
    struct grader *grader;
    const char *course_hash; // of the caller
    size_t files;            // that were looked at
    size_t mutants, living;
    struct error environment; // its status is not OK where programs cannot be run here
};

// `course_hash` may be ""; it seeds the generated cases as grading does.
void checker_init(struct checker *checker, struct script *script, const struct course *course,
                  const char *course_hash, const struct check_options *options,
                  struct findings *findings);
void checker_release(struct checker *checker);
void checker_begin(struct checker *checker, const char *path); // whatever is checked in any file

// An exercise by its file.
void check_exercise(struct checker *checker, const char *path);

// A lesson or a page of the course.
void check_lesson(struct checker *checker, const struct course_lesson *lesson);

// A lesson's Markdown that stands in no course, or not in its course.lua.
void check_lesson_file(struct checker *checker, const char *path);

// course.lua beyond what loading proves, every lesson, every page and every exercise.
void check_course(struct checker *checker);

// A folder whose course.lua cannot be read: its exercises, each by itself.
void check_exercises_below(struct checker *checker, const char *folder);

// The lesson, page or exercise whose id is nearest to a misspelt one, or NULL.
const char *check_nearest_id(const struct course *course, const char *id);

#endif
