// SPDX-License-Identifier: MIT
// Grading many answers: paths of files and folders become submissions, several run at once, and one
// report comes out.
#include "lab/grade/batch.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/nearest.h"

// One answer to one exercise, and where its result belongs.
struct task {
    struct batch *batch;
    const struct exercise *exercise;
    struct answer answer;
    struct exercise_result **slot;
    struct grading *grading; // while it runs
};

struct loaded_exercise {
    const char *id;
    struct exercise exercise;
    enum status status; // of loading it
    struct error err;
};

struct batch {
    struct grader *grader;
    struct loop *loop;
    struct script *script;
    const struct course *course;
    const struct batch_options *options;
    struct report *report;
    struct loaded_exercise **loaded;
    size_t n_loaded, loaded_capacity;
    struct task *tasks;
    size_t n_tasks, tasks_capacity, next_task;
    int running;
};

static struct loaded_exercise *load(struct batch *batch, const char *id) {
    for (size_t i = 0; i < batch->n_loaded; i++)
        if (strcmp(batch->loaded[i]->id, id) == 0) return batch->loaded[i];
    const struct course_exercise *found = course_find_exercise(batch->course, id);
    if (!found) return NULL;
    struct loaded_exercise *one = xcalloc(1, sizeof *one);
    one->id = found->id;
    one->status = exercise_load(&one->exercise, batch->script, found->path, &one->err);
    GROW(batch->loaded, batch->n_loaded, batch->loaded_capacity);
    return batch->loaded[batch->n_loaded++] = one;
}

static struct exercise_result *bare_result(struct batch *batch, const char *id, const char *file,
                                           enum verdict verdict, const char *message) {
    struct arena *arena = &batch->report->arena;
    struct exercise_result *result = arena_alloc(arena, sizeof *result);
    *result = (struct exercise_result) { .exercise = arena_strdup(arena, id),
                                         .title = "",
                                         .file = arena_strdup(arena, file),
                                         .verdict = verdict,
                                         .message = arena_strdup(arena, message),
                                         .why = "",
                                         .printed = "" };
    return result;
}

static struct exercise_result *skipped(const struct task *task, const char *why) {
    struct exercise_result *result =
        bare_result(task->batch, task->exercise->id, task->answer.file, VERDICT_SKIPPED, why);
    result->title = task->exercise->title;
    result->max_score = task->exercise->points;
    return result;
}

static bool is_wanted(const struct batch *batch, const char *id) {
    const struct course_assignment *assignment = batch->options->assignment;
    if (!assignment) return true;
    for (size_t i = 0; i < assignment->exercises.n; i++)
        if (strcmp(assignment->exercises.at[i], id) == 0) return true;
    return false;
}

// One answer of a submission: a result that stands already, or a task that will give it.
struct gathered {
    const char *id;
    struct exercise_result *result;
    struct task task;
};

// The answers of one submission, while its paths are read.
struct gathering {
    struct batch *batch;
    struct gathered *at;
    size_t n, capacity;
};

static struct gathered *add(struct gathering *gathering, const char *id) {
    GROW(gathering->at, gathering->n, gathering->capacity);
    struct gathered *one = &gathering->at[gathering->n++];
    *one = (struct gathered) { .id = id, .task.batch = gathering->batch };
    return one;
}

static void gather(struct gathering *gathering, const char *id, const struct answer *answer) {
    struct loaded_exercise *loaded = load(gathering->batch, id);
    if (!loaded || !is_wanted(gathering->batch, id)) return;
    struct gathered *one = add(gathering, loaded->id);
    one->task.answer = *answer;
    if (loaded->status == STATUS_OK)
        one->task.exercise = &loaded->exercise;
    else
        one->result =
            bare_result(gathering->batch, id, answer->file, VERDICT_COURSE_ERROR, loaded->err.text);
}

static void gather_collection(struct gathering *gathering, const struct answer *answer) {
    struct text_list ids = { 0 };
    const char *message = "";
    struct batch *batch = gathering->batch;
    enum verdict verdict = answer_ids(batch->grader, answer, &batch->report->arena, &ids, &message);
    for (size_t i = 0; i < ids.n; i++)
        gather(gathering, ids.at[i], answer);
    if (verdict != VERDICT_PASS)
        add(gathering, "answers")->result =
            bare_result(batch, "answers", answer->file, verdict, message);
}

static void gather_file(struct gathering *gathering, const char *id, const char *path) {
    struct answer answer;
    answer_read(&answer, path, &gathering->batch->report->arena);
    if (id)
        gather(gathering, id, &answer);
    else
        gather_collection(gathering, &answer);
}

// The exercise that a file's name tells; NULL where it is answers.lua or no Lua file of the course.
static char *id_of(const char *name) {
    size_t size = strlen(name);
    return size > 4 && text_ends(name, ".lua") ? xprintf("%.*s", (int)(size - 4), name)
                                               : xstrdup(name);
}

static enum status gather_folder(struct gathering *gathering, const char *folder,
                                 struct error *err) {
    char **names;
    size_t n;
    enum status status = folder_list(folder, &names, &n, err);
    for (size_t i = 0; status == STATUS_OK && i < n; i++) {
        if (!text_ends(names[i], ".lua")) continue;
        char *path = path_join(folder, names[i]), *id = id_of(names[i]);
        if (strcmp(names[i], "answers.lua") == 0)
            gather_file(gathering, NULL, path);
        else if (course_find_exercise(gathering->batch->course, id))
            gather_file(gathering, id, path);
        free(path);
        free(id);
    }
    if (status == STATUS_OK) folder_list_free(names, n);
    return status;
}

static enum status unknown_exercise(const struct batch *batch, const char *path, const char *id,
                                    struct error *err) {
    const char **ids = xcalloc(batch->course->n_exercises + 1, sizeof *ids);
    for (size_t i = 0; i < batch->course->n_exercises; i++)
        ids[i] = batch->course->exercises[i].id;
    const char *near = name_nearest(id, ids, batch->course->n_exercises);
    free(ids);
    return fail(err, STATUS_USAGE,
                "%s: there is no exercise '%s' in this course%s%s; --exercise ID names the one "
                "that it answers",
                path, id, near ? "; the nearest is " : "", near ? near : "");
}

static enum status gather_one_file(struct gathering *gathering, const char *path,
                                   struct error *err) {
    struct batch *batch = gathering->batch;
    char *id =
        batch->options->exercise ? xstrdup(batch->options->exercise) : id_of(path_name(path));
    enum status status = STATUS_OK;
    if (!batch->options->exercise && strcmp(path_name(path), "answers.lua") == 0)
        gather_file(gathering, NULL, path);
    else if (course_find_exercise(batch->course, id))
        gather_file(gathering, id, path);
    else
        status = unknown_exercise(batch, path, id, err);
    free(id);
    return status;
}

static bool is_given(const struct gathering *gathering, const char *id) {
    for (size_t i = 0; i < gathering->n; i++)
        if (strcmp(gathering->at[i].id, id) == 0) return true;
    return false;
}

// Exercises of the assignment that were not handed in count with no points.
static void gather_missing(struct gathering *gathering, const char *path) {
    const struct course_assignment *assignment = gathering->batch->options->assignment;
    for (size_t i = 0; assignment && i < assignment->exercises.n; i++) {
        const char *id = assignment->exercises.at[i];
        size_t before = gathering->n;
        if (is_given(gathering, id)) continue;
        gather(gathering, id, &(struct answer) { .file = path });
        if (gathering->n == before || gathering->at[before].result) continue;
        gathering->at[before].result =
            skipped(&gathering->at[before].task, "Nothing was handed in for this exercise.");
    }
}

// Puts what was gathered into the report; what must be graded becomes a task.
static void submit(struct gathering *gathering, const char *path,
                   struct submission_result *submission) {
    struct batch *batch = gathering->batch;
    struct arena *arena = &batch->report->arena;
    *submission =
        (struct submission_result) { .path = arena_strdup(arena, path), .n = gathering->n };
    submission->exercises = arena_alloc(arena, gathering->n * sizeof *submission->exercises);
    for (size_t i = 0; i < gathering->n; i++) {
        submission->exercises[i] = gathering->at[i].result;
        if (gathering->at[i].result) continue;
        GROW(batch->tasks, batch->n_tasks, batch->tasks_capacity);
        batch->tasks[batch->n_tasks] = gathering->at[i].task;
        batch->tasks[batch->n_tasks++].slot = &submission->exercises[i];
    }
}

static enum status gather_path(struct batch *batch, const char *path,
                               struct submission_result *submission, struct error *err) {
    struct gathering gathering = { .batch = batch };
    enum status status = file_is_folder(path) ? gather_folder(&gathering, path, err)
                                              : gather_one_file(&gathering, path, err);
    if (status == STATUS_OK) {
        gather_missing(&gathering, path);
        submit(&gathering, path, submission);
    }
    free(gathering.at);
    return status;
}

static enum status gather_all(struct batch *batch, struct error *err) {
    const struct batch_options *options = batch->options;
    struct report *report = batch->report;
    report->submissions =
        arena_alloc(&report->arena, options->n_paths * sizeof *report->submissions);
    for (size_t i = 0; i < options->n_paths; i++) {
        if ((int)(i % (size_t)options->shards) != options->shard - 1) continue;
        enum status status =
            gather_path(batch, options->paths[i], &report->submissions[report->n], err);
        if (status != STATUS_OK) return status;
        report->n++;
    }
    return STATUS_OK;
}

static void task_done(void *owner, struct exercise_result *result) {
    struct task *task = owner;
    *task->slot = result;
    task->grading = NULL;
    task->batch->running--;
}

static bool is_stopped(const struct batch *batch) {
    return batch->options->stop && *batch->options->stop;
}

static void start_tasks(struct batch *batch) {
    while (batch->running < batch->options->jobs && batch->next_task < batch->n_tasks) {
        struct task *task = &batch->tasks[batch->next_task++];
        batch->running++; // before: a grading may be done at once
        struct grading *grading = grading_start(batch->grader, task->exercise, &task->answer,
                                                &batch->report->arena, task_done, task);
        if (!*task->slot) task->grading = grading;
    }
}

static void stop_tasks(struct batch *batch) {
    for (size_t i = 0; i < batch->n_tasks; i++) {
        struct task *task = &batch->tasks[i];
        if (task->grading) grading_cancel(task->grading);
        if (!*task->slot) *task->slot = skipped(task, "Grading was stopped before this answer.");
    }
    batch->report->interrupted = true;
}

static void run_tasks(struct batch *batch) {
    while (!is_stopped(batch)) {
        start_tasks(batch);
        if (batch->running == 0 && batch->next_task == batch->n_tasks) return;
        if (batch->running > 0) loop_step(batch->loop, -1);
    }
    stop_tasks(batch);
}

static void release(struct batch *batch) {
    for (size_t i = 0; i < batch->n_loaded; i++) {
        if (batch->loaded[i]->status == STATUS_OK) exercise_release(&batch->loaded[i]->exercise);
        free(batch->loaded[i]);
    }
    free(batch->loaded);
    free(batch->tasks);
}

// Titles and whys live in exercises that go before the report does.
static void keep_texts(struct report *report) {
    for (size_t s = 0; s < report->n; s++)
        for (size_t i = 0; i < report->submissions[s].n; i++) {
            struct exercise_result *result = report->submissions[s].exercises[i];
            result->exercise = arena_strdup(&report->arena, result->exercise);
            result->title = arena_strdup(&report->arena, result->title ? result->title : "");
            result->why = arena_strdup(&report->arena, result->why ? result->why : "");
            if (result->mistake) result->mistake = arena_strdup(&report->arena, result->mistake);
        }
}

enum status batch_grade(struct grader *grader, struct loop *loop, struct script *script,
                        const struct course *course, const struct batch_options *options,
                        struct report *report, struct error *err) {
    struct batch batch = { .grader = grader,
                           .loop = loop,
                           .script = script,
                           .course = course,
                           .options = options,
                           .report = report };
    double begin = clock_now();
    enum status status = gather_all(&batch, err);
    if (status == STATUS_OK) {
        run_tasks(&batch);
        keep_texts(report);
        report_total(report);
        report->seconds = clock_now() - begin;
    }
    release(&batch);
    return status;
}
