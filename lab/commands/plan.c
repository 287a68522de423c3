// SPDX-License-Identifier: MIT
// How answers are to be graded, as the command line says: what `grade` and `watch` share.
#include "lab/commands/plan.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lab/base/digest.h"
#include "lab/exercise/graded.h"
#include "lab/exercise/starter.h"
#include "lab/practice/deck.h"

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

enum status plan_read(struct session *session, struct plan *plan, struct error *err) {
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
    plan->grade.find_smallest = true;
    plan->batch.course_chosen = argument_given(arguments, "course");
    plan->batch.jobs = (int)jobs;
    plan->batch.paths = arguments->operands;
    plan->batch.n_paths = arguments->n_operands;
    return STATUS_OK;
}

enum status plan_read_names(struct session *session, struct plan *plan, struct error *err) {
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

const char *isolation_words(struct arena *arena) {
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

// What the course or bitlab spoiled is not the learner's.
static bool counts(enum verdict verdict) {
    return verdict != VERDICT_SKIPPED && verdict != VERDICT_COURSE_ERROR &&
           verdict != VERDICT_INTERNAL;
}

static enum status record(struct session *session, const struct exercise *exercise,
                          const struct exercise_result *result, struct error *err) {
    char hash[DIGEST_HEX];
    exercise_graded_hash(exercise, session_script(session), hash);
    const struct attempt attempt = { .course = session->course.title,
                                     .exercise = result->exercise,
                                     .graded = hash,
                                     .verdict = verdict_name(result->verdict),
                                     .mistake = result->mistake,
                                     .score = result->score,
                                     .max_score = result->max_score };
    const struct practice_answer answer = { .exercise = exercise,
                                            .graded = hash,
                                            .passed = result->verdict == VERDICT_PASS,
                                            .verdict = attempt.verdict,
                                            .mistake = result->mistake,
                                            .answer = "",
                                            .time = (int64_t)time(NULL) };
    enum status status = store_add_attempt(session_store(session), &attempt, err);
    if (status == STATUS_OK)
        status = practice_learn(session_store(session), &session->course, &answer, err);
    return status;
}

enum status plan_record(struct session *session, const struct exercise_result *result,
                        struct error *err) {
    struct exercise exercise = { 0 };
    if (!counts(result->verdict)) return STATUS_OK;
    enum status status = session_exercise(session, result->exercise, &exercise, err);
    if (status == STATUS_OK && !exercise_is_starter(&exercise, result->sha256))
        status = record(session, &exercise, result, err);
    exercise_release(&exercise);
    return status;
}
