// SPDX-License-Identifier: MIT
// How answers are to be graded, as the command line says: what `grade` and `watch` share.
#ifndef LAB_COMMANDS_PLAN_H
#define LAB_COMMANDS_PLAN_H

#include "lab/commands/session.h"
#include "lab/grade/batch.h"

struct plan {
    struct grade_options grade;
    struct batch_options batch;
    double min_score;
};

// From the options; the paths are the operands. Who grades says what stops it.
enum status plan_read(struct session *session, struct plan *plan, struct error *err);
// The names in --exercise and --assignment must be those of the open course.
enum status plan_read_names(struct session *session, struct plan *plan, struct error *err);

// "full", or the layers of confinement that this system lacks.
const char *isolation_words(struct arena *arena);

// Writes a result into the learner's progress and, the first time or where it is due, into the deck
// of practice; what was skipped, and what the course or bitlab spoiled, leaves no trace.
enum status plan_record(struct session *session, const struct exercise_result *result,
                        struct error *err);

#endif
