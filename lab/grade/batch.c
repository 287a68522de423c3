// SPDX-License-Identifier: MIT
// Grading many answers: paths of files and folders become submissions, several answers run at once,
// and one report comes out.
//
// A submission is opened when there is room for a run, closed when its last answer is graded, and
// delivered when all before it are: so only a few are in memory, and the report's order is that of
// the paths, whatever --jobs is.
#include "lab/grade/batch.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/stop_signals.h"
#include "lab/grade/gather.h"

struct open_submission;

// One answer to one exercise, and where its result belongs.
struct task {
    struct open_submission *submission;
    struct gathered *gathered;
    struct exercise_result **slot;
    struct grading *grading; // while it runs
};

struct open_submission {
    struct batch *batch;
    struct submission_result result;
    struct arena own, *arena; // the report's where it keeps its submissions
    struct gathering gathering;
    struct task *tasks;
    size_t n, next, left; // tasks: all, begun, not done
    struct open_submission *after;
};

struct batch {
    struct grader *grader;
    struct loop *loop;
    const struct batch_options *options;
    struct report *report;
    struct gather gather;
    struct open_submission *first, *last; // in the order of the paths
    size_t next_path;
    int running;
};

size_t batch_size(const struct batch_options *options) {
    size_t shards = (size_t)options->shards, shard = (size_t)options->shard - 1;
    return options->n_paths / shards + (options->n_paths % shards > shard);
}

// The next path of the shard, or NULL.
static const char *peek_path(struct batch *batch) {
    const struct batch_options *options = batch->options;
    size_t i = batch->next_path * (size_t)options->shards + (size_t)options->shard - 1;
    return i < options->n_paths ? options->paths[i] : NULL;
}

// Titles and whys live in exercises that go before a kept report does.
static void keep_texts(struct open_submission *submission) {
    struct arena *arena = submission->arena;
    for (size_t i = 0; i < submission->result.n; i++) {
        struct exercise_result *result = submission->result.exercises[i];
        result->exercise = arena_strdup(arena, result->exercise);
        result->title = arena_strdup(arena, result->title ? result->title : "");
        result->why = arena_strdup(arena, result->why ? result->why : "");
        if (result->mistake) result->mistake = arena_strdup(arena, result->mistake);
    }
}

static void keep(struct batch *batch, const struct submission_result *submission) {
    struct report *report = batch->report;
    if (!report->submissions)
        report->submissions =
            arena_alloc(&report->arena, batch_size(batch->options) * sizeof *report->submissions);
    report->submissions[report->n++] = *submission;
}

static void deliver(struct batch *batch, struct open_submission *submission) {
    if (!batch->options->finished) keep_texts(submission);
    report_add(batch->report, &submission->result);
    if (batch->options->finished)
        batch->options->finished(batch->options->owner, &submission->result);
    else
        keep(batch, &submission->result);
}

static void deliver_done(struct batch *batch) {
    while (batch->first && batch->first->left == 0) {
        struct open_submission *submission = batch->first;
        batch->first = submission->after;
        if (!batch->first) batch->last = NULL;
        deliver(batch, submission);
        gathering_release(&submission->gathering);
        arena_release(&submission->own);
        free(submission->tasks);
        free(submission);
    }
}

static void task_done(void *owner, struct exercise_result *result) {
    struct task *task = owner;
    *task->slot = result;
    task->grading = NULL;
    task->submission->left--;
    task->submission->batch->running--;
}

// Each answer is a result that stands already, or a task.
static void make_tasks(struct open_submission *submission) {
    const struct gathering *gathering = &submission->gathering;
    submission->tasks = xcalloc(gathering->n + 1, sizeof *submission->tasks);
    submission->result.n = gathering->n;
    submission->result.exercises =
        arena_alloc(submission->arena, gathering->n * sizeof *submission->result.exercises);
    for (size_t i = 0; i < gathering->n; i++) {
        submission->result.exercises[i] = gathering->at[i].result;
        if (gathering->at[i].result) continue;
        submission->tasks[submission->n++] =
            (struct task) { .submission = submission,
                            .gathered = &gathering->at[i],
                            .slot = &submission->result.exercises[i] };
    }
    submission->left = submission->n;
}

static void open_submission(struct batch *batch, const char *path) {
    struct open_submission *submission = xcalloc(1, sizeof *submission);
    submission->batch = batch;
    submission->arena = batch->options->finished ? &submission->own : &batch->report->arena;
    submission->result.path = arena_strdup(submission->arena, path);
    gathering_read(&submission->gathering, &batch->gather, path, submission->arena);
    make_tasks(submission);
    if (batch->last)
        batch->last->after = submission;
    else
        batch->first = submission;
    batch->last = submission;
    batch->next_path++;
}

static bool is_stopped(const struct batch *batch) {
    return stop_signals_came(batch->options->stop);
}

static void start_task(struct batch *batch, struct open_submission *submission) {
    struct task *task = &submission->tasks[submission->next++];
    batch->running++; // before: a grading may be done at once
    struct grading *grading =
        grading_start(batch->grader, task->gathered->exercise, &task->gathered->answer,
                      submission->arena, task_done, task);
    if (!*task->slot) task->grading = grading;
}

// A file that answers several exercises is run while it is gathered; nothing else may run then,
// since nobody would look at its deadline.
static bool may_open(const struct batch *batch, const char *path) {
    return path && (batch->running == 0 || !gather_must_run(&batch->gather, path));
}

static void start_tasks(struct batch *batch) {
    while (batch->running < batch->options->jobs && !is_stopped(batch)) {
        struct open_submission *submission = batch->last;
        if (submission && submission->next < submission->n) {
            start_task(batch, submission);
            continue;
        }
        const char *path = peek_path(batch);
        if (!may_open(batch, path)) return;
        open_submission(batch, path);
    }
}

static void stop_tasks(struct open_submission *submission) {
    for (size_t i = 0; i < submission->n; i++) {
        struct task *task = &submission->tasks[i];
        if (task->grading) grading_cancel(task->grading);
        if (!*task->slot)
            *task->slot = gathered_skipped(task->gathered, submission->arena,
                                           "Grading was stopped before this answer.");
    }
    submission->left = 0;
}

// What was not graded stands in the report as skipped, with what it could have scored.
static void stop(struct batch *batch) {
    for (struct open_submission *one = batch->first; one; one = one->after)
        stop_tasks(one);
    deliver_done(batch);
    for (const char *path; (path = peek_path(batch));) {
        open_submission(batch, path);
        stop_tasks(batch->last);
        deliver_done(batch);
    }
    batch->report->interrupted = true;
}

static void run(struct batch *batch) {
    while (!is_stopped(batch)) {
        start_tasks(batch);
        deliver_done(batch);
        if (batch->running == 0 && !batch->first && !peek_path(batch)) return;
        if (batch->running > 0) loop_step(batch->loop, -1);
    }
    stop(batch);
}

enum status batch_check(const struct course *course, const struct batch_options *options,
                        struct error *err) {
    struct gather gather = { .course = course,
                             .course_chosen = options->course_chosen,
                             .exercise = options->exercise };
    return options->n_paths == 1 ? gather_check(&gather, options->paths[0], err) : STATUS_OK;
}

enum status batch_grade(struct grader *grader, struct loop *loop, struct script *script,
                        const struct course *course, const struct batch_options *options,
                        struct report *report, struct error *err) {
    struct batch batch = { .grader = grader,
                           .loop = loop,
                           .options = options,
                           .report = report,
                           .gather = { .grader = grader,
                                       .script = script,
                                       .course = course,
                                       .course_chosen = options->course_chosen,
                                       .exercise = options->exercise,
                                       .assignment = options->assignment,
                                       .stop = options->stop } };
    double begin = clock_now();
    enum status status = batch_check(course, options, err);
    if (status == STATUS_OK) {
        report_total(report);
        run(&batch);
        report->seconds = clock_now() - begin;
    }
    gather_release(&batch.gather);
    return status;
}
