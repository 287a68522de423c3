// SPDX-License-Identifier: MIT
// merge: one gradebook of many JSON reports, for classes that were graded in shards.
#include "lab/grade/merge.h"
#include "lab/commands/commands.h"
#include "lab/commands/reports.h"

const struct option_row merge_options[] = {
    { "format", 0, "REPORT[=FILE]", "a report, to FILE or here (default json); again for more" },
    { "show-hidden", 0, NULL, "keep the values of hidden cases where the reports have them" },
    { "verbose", 'v', NULL, "every case, not only what failed" },
    { 0 },
};

static void take(void *owner, const struct submission_result *submission) {
    reports_add(owner, submission);
}

enum status command_merge(struct session *session, struct error *err) {
    const char *first;
    struct merge *merge = NULL;
    struct reports reports = { 0 };
    struct report report = { 0 };
    const struct arguments *arguments = &session->arguments;
    enum status status =
        session_operand(session, 0, "reports of `grade --format json`", &first, err);
    if (status == STATUS_OK)
        status = merge_open(&merge, arguments->operands, arguments->n_operands, err);
    if (status == STATUS_OK)
        status = reports_open(&reports, session, "json", merge_size(merge), err);
    if (status == STATUS_OK) {
        merge_run(merge, &report, take, &reports);
        status = reports_finish(&reports, &report, err);
    }
    reports_release(&reports);
    merge_free(merge);
    arena_release(&report.arena);
    return status;
}
