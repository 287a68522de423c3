// SPDX-License-Identifier: MIT
// Grading: one answer against one exercise, as a state machine on the event loop.
// A learner's bytes run only in `bitlab-runner`; expected values are computed after the learner's
// process is dead.
#ifndef LAB_GRADE_GRADE_H
#define LAB_GRADE_GRADE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/loop.h"
#include "lab/exercise/exercise.h"
#include "lab/grade/report.h"

struct grade_options {
    double timeout_s; // budget of one file; 0 is 5
    size_t memory_mb; // of Lua; 0 is 64
    const char *seed; // NULL or "": it follows from the course's hash and the exercise's id
    const char *course_hash;
    bool require_full_isolation;
    bool show_hidden; // results tell the arguments and values of hidden tests, and their errors in
                      // full
    bool exercises_stay; // every exercise lives, unchanged and at its place, as long as the grader
                         // and longer than results: its cases and expected values are kept
    bool find_smallest;  // of a program that goes wrong, look for the smallest input that shows it
    const char *runner;  // path of bitlab-runner; NULL: beside the program, else the installed one
};

// What is shared by the gradings of one process: the results of known mistakes, computed once per
// exercise and seed.
struct grader;
struct grader *grader_new(struct loop *loop, struct script *script,
                          const struct grade_options *options);
void grader_free(struct grader *grader);

// Bytes to grade, read once from a path by the rules for strangers' files (no links, no devices, at
// most 1 MiB, unchanged while read), or given.
struct answer {
    const char *file;  // as reports name it
    const char *bytes; // the graded bytes; NULL where `refused` says why there are none
    size_t size;
    const char *refused; // a sentence, or NULL
};
void answer_read(struct answer *answer, const char *path, struct arena *arena);

// Starts grading; `done` is called from the loop, once, with a result in `arena`, which must live
// until then.
typedef void graded(void *owner, struct exercise_result *result);
struct grading *grading_start(struct grader *grader, const struct exercise *exercise,
                              const struct answer *answer, struct arena *arena, graded *done,
                              void *owner);
void grading_cancel(struct grading *grading); // kills the child; `done` is not called

// The same, waiting on a loop of its own, so it may also be called from a callback; nothing else
// happens meanwhile.
struct exercise_result *grade_answer(struct grader *grader, const struct exercise *exercise,
                                     const struct answer *answer, struct arena *arena);

// answers.lua: the ids that the table which it returns answers, sorted. Not VERDICT_PASS and a
// sentence where it does not run or returns no table, VERDICT_SKIPPED within a tenth of a second
// where `stop` (or NULL) becomes set. The answer of an exercise is then graded by grading_start
// with the same bytes.
bool answer_is_collection(const struct answer *answer); // its file is called answers.lua
enum verdict answer_ids(struct grader *grader, const struct answer *answer,
                        const volatile sig_atomic_t *stop, struct arena *arena,
                        struct text_list *ids, const char **message);

// An answer that the lab itself made (number, choice, order, checklist, bug's line), as the value
// that a submission file would return; no process is needed unless a bug's program is to run.
// `variables` are those of a drawn family.
struct exercise_result *grade_value(struct grader *grader, const struct exercise *exercise,
                                    const struct value *answer, const struct value *variables,
                                    struct arena *arena);

// The confinement of learners' programs on this system, for `doctor` and reports.
struct isolation_layer {
    const char *name, *help;
    bool active;
    const char *note; // why not, or its version
};
struct isolation {
    struct isolation_layer layers[12];
    size_t n;
    bool full;
};
// Asks the runner itself; STATUS_ENVIRONMENT where there is none or it cannot start.
enum status isolation_probe(const char *runner, struct isolation *isolation, struct arena *arena,
                            struct error *err);

// Has the runner make every forbidden system call, each in a process of its own. `let_through`
// names those that did not end it; NULL: none. STATUS_ENVIRONMENT where the runner does not start.
struct forbidden_calls {
    size_t tried, killed;
    const char *let_through;
};
enum status isolation_try_forbidden(const char *runner, struct forbidden_calls *calls,
                                    struct arena *arena, struct error *err);
enum status runner_locate(char **path, struct error *err);

#endif
