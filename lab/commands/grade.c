// SPDX-License-Identifier: MIT
// grade: grades answers for people and for CI, and writes the report in every format that was asked
// for.
#include "lab/base/loop.h"
#include "lab/base/memory.h"
#include "lab/base/stop_signals.h"
#include "lab/commands/commands.h"
#include "lab/commands/plan.h"
#include "lab/commands/reports.h"

const struct option_row grade_options[] = {
    { "exercise", 0, "EXERCISE", "the exercise that the file answers, where its name differs" },
    { "assignment", 0, "ASSIGNMENT",
      "all exercises of an assignment of the course; missing ones count" },
    { "format", 0, "REPORT[=FILE]",
      "a report, to FILE or here: `bitlab list formats`; again for more" },
    { "jobs", 0, "N", "how many answers are graded at once (default: the cores)" },
    { "shard", 0, "K/N", "only every N-th path, beginning with the K-th" },
    { "seed", 0, "TEXT", "moves the generated cases; without it runs repeat" },
    { "timeout", 0, "S", "seconds for each file (default 5)" },
    { "memory", 0, "MB", "megabytes of Lua memory for each file (default 64)" },
    { "min-score", 0, "PCT", "the percentage that is enough for exit code 0 (default 100)" },
    { "require-isolation", 0, "full|process", "refuse to grade with less" },
    { "show-hidden", 0, NULL, "show the values of hidden cases" },
    { "record", 0, NULL, "write the result into your progress" },
    { "exit-zero", 0, NULL, "exit codes 1, 3 and 4 become 0" },
    { "verbose", 'v', NULL, "every case, not only what failed" },
    { 0 },
};

// Where each submission goes when it is done.
struct taking {
    struct session *session;
    struct reports reports;
    bool record;
    enum status status; // of recording
    struct error err;
};

static void take(void *owner, const struct submission_result *submission) {
    struct taking *taking = owner;
    reports_add(&taking->reports, submission);
    for (size_t i = 0; taking->record && i < submission->n; i++)
        if (taking->status == STATUS_OK)
            taking->status = plan_record(taking->session, submission->exercises[i], &taking->err);
}

static enum status exit_status(const struct session *session, const struct report *report,
                               double min_score) {
    enum status status = report_status(report, min_score);
    bool forgiven = status == STATUS_SHORT || status == STATUS_LEARNER || status == STATUS_LIMIT;
    return forgiven && argument_given(&session->arguments, "exit-zero") ? STATUS_OK : status;
}

static enum status grade(struct taking *taking, struct plan *plan, struct report *report,
                         struct error *err) {
    struct session *session = taking->session;
    char hash[65];
    enum status status = course_hash(&session->course, hash, err);
    if (status != STATUS_OK) return status;
    plan->grade.course_hash = hash;
    report->course_title = session->course.title;
    report->course_hash = hash;
    report->seed = plan->grade.seed ? plan->grade.seed : "";
    struct loop *loop = loop_new();
    struct grader *grader = grader_new(loop, session_script(session), &plan->grade);
    report->isolation = isolation_words(&report->arena);
    plan->batch.stop = stop_signals_flag();
    plan->batch.finished = take;
    plan->batch.owner = taking;
    status = stop_signals_watch(loop, NULL, NULL, err);
    if (status == STATUS_OK)
        status = batch_grade(grader, loop, session_script(session), &session->course, &plan->batch,
                             report, err);
    if (status == STATUS_OK) status = reports_finish(&taking->reports, report, err);
    if (status == STATUS_OK && taking->status != STATUS_OK) {
        *err = taking->err;
        status = taking->status;
    }
    if (status == STATUS_OK) {
        err->text[0] = 0; // the report says it all
        status = exit_status(session, report, plan->min_score);
    }
    grader_free(grader);
    loop_free(loop);
    return status;
}

enum status command_grade(struct session *session, struct error *err) {
    const char *first;
    struct plan plan = { .min_score = 100 };
    struct report report = { 0 };
    struct taking taking = { .session = session,
                             .record = argument_given(&session->arguments, "record") };
    enum status status = session_operand(session, 0, "files or folders to grade", &first, err);
    if (status == STATUS_OK) status = plan_read(session, &plan, err);
    if (status == STATUS_OK)
        status = reports_open(&taking.reports, session, "text", batch_size(&plan.batch), err);
    if (status == STATUS_OK) status = session_open_course(session, err);
    if (status == STATUS_OK) status = plan_read_names(session, &plan, err);
    if (status == STATUS_OK) status = grade(&taking, &plan, &report, err);
    reports_release(&taking.reports);
    arena_release(&report.arena);
    return status;
}
