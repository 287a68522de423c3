// SPDX-License-Identifier: MIT
// grade: grades answers for people and for CI, and writes the report in every format that was asked
// for.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/loop.h"
#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/commands/reports.h"
#include "lab/grade/batch.h"

const struct option_row grade_options[] = {
    { "exercise", 0, "ID", "the exercise that the file answers, where its name differs" },
    { "assignment", 0, "NAME", "all exercises of an assignment of the course; missing ones count" },
    { "format", 0, "F[=FILE]", "a report, to FILE or here: `bitlab list formats`; again for more" },
    { "jobs", 0, "N", "how many answers are graded at once (default: the cores)" },
    { "shard", 0, "K/N", "only every N-th path, beginning with the K-th" },
    { "seed", 0, "TEXT", "moves the generated cases; without it runs repeat" },
    { "timeout", 0, "S", "seconds for each file (default 5)" },
    { "memory", 0, "MB", "megabytes of Lua memory for each file (default 64)" },
    { "min-score", 0, "PCT", "the percentage that is enough for exit code 0 (default 100)" },
    { "require-isolation", 0, "LEVEL", "full or process; refuse to grade with less" },
    { "show-hidden", 0, NULL, "show the values of hidden cases" },
    { "record", 0, NULL, "write the result into your progress" },
    { "exit-zero", 0, NULL, "exit codes 1, 3 and 4 become 0" },
    { "verbose", 'v', NULL, "every case, not only what failed" },
    { 0 },
};

static volatile sig_atomic_t stopped;

static void on_stop(int signal) {
    (void)signal;
    stopped = 1;
}

static void catch_signals(void) {
    struct sigaction action = { .sa_handler = on_stop };
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

struct plan {
    struct grade_options grade;
    struct batch_options batch;
    double min_score;
};

static enum status read_shard(const struct arguments *arguments, struct batch_options *batch,
                              struct error *err) {
    const char *text = argument_value(arguments, "shard");
    char *end = NULL;
    batch->shard = batch->shards = 1;
    if (!text) return STATUS_OK;
    long k = strtol(text, &end, 10), n = *end == '/' ? strtol(end + 1, &end, 10) : 0;
    if (*end || k < 1 || n < k || n > 100000)
        return fail(err, STATUS_USAGE, "--shard wants K/N with K from 1 to N, not '%s'", text);
    batch->shard = (int)k;
    batch->shards = (int)n;
    return STATUS_OK;
}

// In CI a grader that cannot confine strangers' programs must say so instead of running them.
static enum status read_isolation(const struct arguments *arguments, struct grade_options *grade,
                                  struct error *err) {
    const char *level = argument_value(arguments, "require-isolation"), *ci = getenv("CI");
    grade->require_full_isolation = level ? strcmp(level, "full") == 0 : ci && *ci;
    if (!level || !strcmp(level, "full") || !strcmp(level, "process")) return STATUS_OK;
    return fail(err, STATUS_USAGE, "--require-isolation is full or process, not '%s'", level);
}

static enum status read_plan(struct session *session, struct plan *plan, struct error *err) {
    const struct arguments *arguments = &session->arguments;
    double timeout, memory, jobs, cores = (double)sysconf(_SC_NPROCESSORS_ONLN);
    enum status status = argument_number(arguments, "timeout", 0.01, 86400, 5, &timeout, err);
    if (status == STATUS_OK)
        status = argument_number(arguments, "memory", 1, 65536, 64, &memory, err);
    if (status == STATUS_OK)
        status = argument_number(arguments, "jobs", 1, 1024, cores, &jobs, err);
    if (status == STATUS_OK)
        status = argument_number(arguments, "min-score", 0, 100, 100, &plan->min_score, err);
    if (status == STATUS_OK) status = read_shard(arguments, &plan->batch, err);
    if (status == STATUS_OK) status = read_isolation(arguments, &plan->grade, err);
    if (status != STATUS_OK) return status;
    plan->grade.timeout_s = timeout;
    plan->grade.memory_mb = (size_t)memory;
    plan->grade.seed = argument_value(arguments, "seed");
    plan->grade.show_hidden = argument_given(arguments, "show-hidden");
    plan->grade.exercises_stay = true;
    plan->batch.jobs = (int)jobs;
    plan->batch.paths = arguments->operands;
    plan->batch.n_paths = arguments->n_operands;
    plan->batch.stop = &stopped;
    return STATUS_OK;
}

// The names in --exercise and --assignment must be the course's.
static enum status read_names(struct session *session, struct plan *plan, struct error *err) {
    const char *exercise = argument_value(&session->arguments, "exercise");
    const char *assignment = argument_value(&session->arguments, "assignment");
    plan->batch.exercise = exercise;
    if (exercise && !course_find_exercise(&session->course, exercise))
        return session_unknown(session, "exercise", exercise, err);
    if (!assignment) return STATUS_OK;
    plan->batch.assignment = course_find_assignment(&session->course, assignment);
    if (plan->batch.assignment) return STATUS_OK;
    return fail(err, STATUS_USAGE,
                "this course has no assignment '%s'; they stand in lessons/course.lua", assignment);
}

// Where each submission goes when it is done.
struct taking {
    struct session *session;
    struct reports reports;
    bool record;
    enum status status; // of recording
    struct error err;
};

static void record(struct taking *taking, const struct exercise_result *result) {
    struct session *session = taking->session;
    struct attempt attempt = { .course = session->course.title,
                               .exercise = result->exercise,
                               .verdict = verdict_name(result->verdict),
                               .mistake = result->mistake,
                               .score = result->score,
                               .max_score = result->max_score };
    if (taking->status == STATUS_OK && result->verdict != VERDICT_SKIPPED)
        taking->status = store_add_attempt(session_store(session), &attempt, &taking->err);
}

static void take(void *owner, const struct submission_result *submission) {
    struct taking *taking = owner;
    reports_add(&taking->reports, submission);
    for (size_t i = 0; taking->record && i < submission->n; i++)
        record(taking, submission->exercises[i]);
}

static enum status exit_status(const struct session *session, const struct report *report,
                               double min_score) {
    enum status status = report_status(report, min_score);
    bool forgiven = status == STATUS_SHORT || status == STATUS_LEARNER || status == STATUS_LIMIT;
    return forgiven && argument_given(&session->arguments, "exit-zero") ? STATUS_OK : status;
}

// "full", or the layers of confinement that this system lacks.
static const char *isolation_words(struct arena *arena) {
    struct isolation isolation;
    struct strbuf missing = { 0 };
    if (isolation_probe(NULL, &isolation, arena, NULL) != STATUS_OK) return "none";
    if (isolation.full) return "full";
    strbuf_puts(&missing, "without");
    for (size_t i = 0; i < isolation.n; i++)
        if (!isolation.layers[i].active) strbuf_printf(&missing, " %s", isolation.layers[i].name);
    const char *words = arena_strdup(arena, strbuf_text(&missing));
    strbuf_release(&missing);
    return words;
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
    catch_signals();
    plan->batch.finished = take;
    plan->batch.owner = taking;
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
    if (status == STATUS_OK) status = read_plan(session, &plan, err);
    if (status == STATUS_OK)
        status = reports_open(&taking.reports, session, "text", batch_size(&plan.batch), err);
    if (status == STATUS_OK) status = session_open_course(session, err);
    if (status == STATUS_OK) status = read_names(session, &plan, err);
    if (status == STATUS_OK) status = grade(&taking, &plan, &report, err);
    reports_release(&taking.reports);
    arena_release(&report.arena);
    return status;
}
