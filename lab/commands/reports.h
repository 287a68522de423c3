// SPDX-License-Identifier: MIT
// The reports that `grade` and `merge` write: every --format F[=FILE] of the command line, fed
// submission by submission.
#ifndef LAB_COMMANDS_REPORTS_H
#define LAB_COMMANDS_REPORTS_H

#include "lab/commands/session.h"
#include "lab/grade/sink.h"

struct report_output {
    const char *file; // NULL: the standard output
    struct report_sink *sink;
};

struct reports {
    struct report_output *at;
    size_t n;
};

// STATUS_USAGE where a format does not exist; without --format it is `fallback`. `of`: how many
// submissions there will be.
enum status reports_open(struct reports *reports, const struct session *session,
                         const char *fallback, size_t of, struct error *err);
void reports_add(struct reports *reports, const struct submission_result *submission);
// Writes all of them, also when one fails; the first failure is told.
enum status reports_finish(struct reports *reports, const struct report *report, struct error *err);
void reports_release(struct reports *reports);

#endif
