// SPDX-License-Identifier: MIT
// The answers of one submission: which files of a path answer which exercises, read by the rules
// for strangers' files. Nobody outside includes this.
#ifndef LAB_GRADE_GATHER_H
#define LAB_GRADE_GATHER_H

#include <signal.h>

#include "lab/course/course.h"
#include "lab/grade/grade.h"

struct loaded_exercise;

// What all submissions of a batch share.
struct gather {
    struct grader *grader;
    struct script *script;
    const struct course *course;
    bool course_chosen;                         // by the user: no other one is offered
    const char *exercise;                       // of every file, or NULL
    const struct course_assignment *assignment; // or NULL
    const volatile sig_atomic_t *stop;          // set from a signal: nothing may run any more
    struct loaded_exercise **loaded;
    size_t n_loaded, capacity;
};
void gather_release(struct gather *gather);

// STATUS_USAGE where a path is a file whose name tells no exercise of the course.
enum status gather_check(const struct gather *gather, const char *path, struct error *err);

// True where gathering this path runs an answers.lua.
bool gather_must_run(const struct gather *gather, const char *path);

// One answer of a submission: a result that stands already, or an answer to grade.
struct gathered {
    const char *id;
    struct exercise_result *result;
    const struct exercise *exercise;
    struct answer answer;
};

struct gathering {
    struct gather *gather;
    struct arena *arena; // of results and bytes
    struct gathered *at;
    size_t n, capacity;
};

// Reads a path. Whatever is wrong with it is a result in the list.
void gathering_read(struct gathering *gathering, struct gather *gather, const char *path,
                    struct arena *arena);
void gathering_release(struct gathering *gathering);

// astray.c: sentences on a file and on a folder that answer no exercise; not sanitized.
void say_no_exercise(const struct gather *gather, const char *path, const char *id,
                     struct strbuf *out);
void say_nothing_here(const struct gather *gather, const char *path, struct strbuf *out);
void say_not_handed_in(const struct gather *gather, const char *path, const char *id,
                       struct strbuf *out); // of an exercise of the assignment

// A result for an answer that is not graded: no points, and those that it could have had.
struct exercise_result *gathered_skipped(const struct gathered *gathered, struct arena *arena,
                                         const char *why);

#endif
