// SPDX-License-Identifier: MIT
// watch: grades a file, or the file of a folder that was saved, on every save, until Ctrl-C.
// One loop serves the saves, the signals and the grading: a save while a program still runs ends
// that run and grades the newer file.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/stop_signals.h"
#include "lab/base/watch.h"
#include "lab/cells/sanitize.h"
#include "lab/commands/commands.h"
#include "lab/commands/plan.h"
#include "lab/commands/reports.h"

const struct option_row watch_options[] = {
    { "exercise", 0, "EXERCISE", "the exercise that the file answers, where its name differs" },
    { "format", 0, "REPORT[=FILE]", "a report of every grading, as `grade` writes it" },
    { "seed", 0, "TEXT", "moves the generated cases; without it runs repeat" },
    { "timeout", 0, "S", "seconds for each file (default 5)" },
    { "memory", 0, "MB", "megabytes of Lua memory for each file (default 64)" },
    { "min-score", 0, "PCT", "the percentage that is enough for exit code 0 (default 100)" },
    { "require-isolation", 0, "full|process", "refuse to grade with less" },
    { "show-hidden", 0, NULL, "show the values of hidden cases" },
    { "record", 0, NULL, "write every result into your progress" },
    { "until-pass", 0, NULL, "end with the first answer that reaches --min-score" },
    { "poll", 0, NULL, "ask for the file ten times a second, where no event of a save comes" },
    { "verbose", 'v', NULL, "every case, not only what failed" },
    { 0 },
};

struct watching {
    struct session *session;
    struct plan plan;
    const char *path; // as it was given
    struct loop *loop;
    char hash[65];
    struct arena arena; // of what is the same for every grading
    const char *isolation;
    char *saved;                // what is to be graded next, or NULL
    volatile sig_atomic_t stop; // of the grading under way
    bool ended;                 // by a signal, or passed
    struct reports reports;     // of the grading under way
    enum status recorded;       // whether its results could be noted
    struct error err;
};

static void end(void *owner) {
    struct watching *watching = owner;
    watching->ended = true;
    watching->stop = true;
}

// Of a folder, the answers that it holds; its other files are not ours.
static bool is_answer(const struct watching *watching, const char *path) {
    const char *name = path_name(path);
    if (strcmp(path, watching->path) == 0 || strcmp(name, "answers.lua") == 0) return true;
    if (!text_ends(name, ".lua")) return false;
    char *id = xprintf("%.*s", (int)strlen(name) - 4, name);
    bool known = course_find_exercise(&watching->session->course, id) != NULL;
    free(id);
    return known;
}

static void saved(void *owner, const char *path) {
    struct watching *watching = owner;
    if (!is_answer(watching, path)) return;
    free(watching->saved);
    watching->saved = xstrdup(path);
    watching->stop = true;
}

static void take(void *owner, const struct submission_result *submission) {
    struct watching *watching = owner;
    reports_add(&watching->reports, submission);
    if (watching->stop || !argument_given(&watching->session->arguments, "record")) return;
    for (size_t i = 0; watching->recorded == STATUS_OK && i < submission->n; i++)
        watching->recorded =
            plan_record(watching->session, submission->exercises[i], &watching->err);
}

// Grades into a report. It is whole unless a save or a signal stopped it.
static enum status grade_into(struct watching *watching, struct report *report, struct error *err) {
    struct session *session = watching->session;
    struct script *script = session_script(session);
    struct grader *grader = grader_new(watching->loop, script, &watching->plan.grade);
    report->course_title = session->course.title;
    report->course_hash = watching->hash;
    report->seed = watching->plan.grade.seed ? watching->plan.grade.seed : "";
    report->isolation = watching->isolation;
    enum status status = batch_grade(grader, watching->loop, script, &session->course,
                                     &watching->plan.batch, report, err);
    grader_free(grader);
    return status;
}

// One grading of `path`, told where nothing came in between. *verdict: as `grade` would exit.
static enum status grade_once(struct watching *watching, const char *path, enum status *verdict,
                              struct error *err) {
    struct report report = { 0 };
    watching->plan.batch.paths = &path;
    watching->stop = false;
    enum status status = reports_open(&watching->reports, watching->session, "text", 1, err);
    if (status == STATUS_OK) status = grade_into(watching, &report, err);
    if (status == STATUS_OK && !watching->stop) {
        *verdict = report_status(&report, watching->plan.min_score);
        status = reports_finish(&watching->reports, &report, err);
    }
    if (status == STATUS_OK && watching->recorded != STATUS_OK) {
        *err = watching->err;
        status = watching->recorded;
    }
    reports_release(&watching->reports);
    arena_release(&report.arena);
    return status;
}

// Where one grading ends and the next begins.
static void say_saved(const char *path) {
    char clock[16];
    time_t now = time(NULL);
    struct tm local;
    strftime(clock, sizeof clock, "%H:%M:%S", localtime_r(&now, &local));
    struct strbuf shown = { 0 };
    sanitize(&shown, path, strlen(path), false);
    session_say("%s, %s", strbuf_text(&shown), clock);
    strbuf_release(&shown);
}

static enum status watch(struct watching *watching, enum status *verdict, struct error *err) {
    bool until_pass = argument_given(&watching->session->arguments, "until-pass");
    enum status status = STATUS_OK;
    if (file_exists(watching->path)) watching->saved = xstrdup(watching->path);
    session_say("watching %s; Ctrl-C ends it", watching->path);
    while (status == STATUS_OK && !watching->ended) {
        char *path = watching->saved;
        watching->saved = NULL;
        if (path) say_saved(path);
        if (path)
            status = grade_once(watching, path, verdict, err);
        else
            loop_step(watching->loop, -1);
        if (path && until_pass && !watching->stop && *verdict == STATUS_OK) watching->ended = true;
        free(path);
    }
    free(watching->saved);
    return status;
}

static enum status open_watch(struct watching *watching, struct file_watch **files,
                              struct error *err) {
    struct session *session = watching->session;
    char *folder =
        xprintf("%.*s", (int)(path_name(watching->path) - watching->path), watching->path);
    enum status status = STATUS_OK;
    if (*folder && !file_is_folder(folder))
        status = fail(err, STATUS_ENVIRONMENT, "there is no folder %s", folder);
    free(folder);
    if (status == STATUS_OK) status = course_hash(&session->course, watching->hash, err);
    if (status == STATUS_OK) status = batch_check(&session->course, &watching->plan.batch, err);
    if (status == STATUS_OK) status = stop_signals_watch(watching->loop, end, watching, err);
    if (status != STATUS_OK) return status;
    watching->isolation = isolation_words(&watching->arena);
    *files = file_watch_new(watching->loop, saved, watching);
    file_watch_add(*files, watching->path);
    if (argument_given(&session->arguments, "poll")) file_watch_poll(*files);
    return STATUS_OK;
}

enum status command_watch(struct session *session, struct error *err) {
    struct watching watching = { .session = session, .plan = { .min_score = 100 } };
    struct file_watch *files = NULL;
    enum status verdict = STATUS_OK;
    enum status status = session_operand(session, 0, "a file or a folder", &watching.path, err);
    if (status == STATUS_OK) status = session_no_more(session, 1, err);
    if (status == STATUS_OK) status = plan_read(session, &watching.plan, err);
    if (status == STATUS_OK) status = session_open_course(session, err);
    if (status == STATUS_OK) status = plan_read_names(session, &watching.plan, err);
    if (status != STATUS_OK) return status;
    watching.loop = loop_new();
    watching.plan.grade.course_hash = watching.hash;
    watching.plan.batch.stop = &watching.stop;
    watching.plan.batch.finished = take;
    watching.plan.batch.owner = &watching;
    status = open_watch(&watching, &files, err);
    if (status == STATUS_OK) status = watch(&watching, &verdict, err);
    if (status == STATUS_OK) err->text[0] = 0; // the reports said it all
    file_watch_free(files);
    loop_free(watching.loop);
    arena_release(&watching.arena);
    return status == STATUS_OK ? verdict : status;
}
