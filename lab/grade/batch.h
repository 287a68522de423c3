// SPDX-License-Identifier: MIT
// Grading many answers: paths of files and folders become submissions, several run at once, and one
// report comes out. One broken submission never stops the others, and a stop keeps what was graded.
#ifndef LAB_GRADE_BATCH_H
#define LAB_GRADE_BATCH_H

#include <signal.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/course/course.h"
#include "lab/grade/grade.h"
#include "lab/grade/report.h"

struct batch_options {
    const char *const *paths; // a folder is one learner's work, a file one answer
    size_t n_paths;
    const char *exercise; // the exercise of every file, whatever its name; NULL: the name tells
    const struct course_assignment
        *assignment;    // only its exercises, and all of them; NULL: what is there
    bool course_chosen; // by the user; else a path that answers nothing is told of its own course
    int jobs;           // at once, from 1
    int shard, shards;  // grades the paths i with i mod shards = shard - 1; 1 of 1 is all
    const volatile sig_atomic_t *stop; // set from a signal: what was not begun is skipped
    // Called for each submission when it and all before it are done, in the order of the paths; its
    // memory goes afterwards, so that a batch of any size takes no more than a small one. NULL: the
    // report keeps them.
    void (*finished)(void *owner, const struct submission_result *submission);
    void *owner;
};

// How many of the paths are of this shard.
size_t batch_size(const struct batch_options *options);

// STATUS_USAGE where there is one path and it is a file whose name tells no exercise of the course;
// among several it is refused in the report, so that it does not stop the others.
enum status batch_check(const struct course *course, const struct batch_options *options,
                        struct error *err);

// Fills the report and adds it up. STATUS_USAGE, before anything is graded, where a file's name
// tells no exercise of the course; everything else that can go wrong stands in the report.
enum status batch_grade(struct grader *grader, struct loop *loop, struct script *script,
                        const struct course *course, const struct batch_options *options,
                        struct report *report, struct error *err);

#endif
