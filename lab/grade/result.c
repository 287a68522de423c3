// SPDX-License-Identifier: MIT
// Building the result of one exercise: its tests, its sentences, what was printed.
#include <string.h>

#include "lab/base/digest.h"
#include "lab/cells/sanitize.h"
#include "lab/grade/grading.h"

struct exercise_result *result_new(const struct exercise *exercise, const struct answer *answer,
                                   struct arena *arena) {
    struct exercise_result *result = arena_alloc(arena, sizeof *result);
    result->exercise = arena_strdup(arena, exercise->id);
    result->title = arena_strdup(arena, exercise->title);
    result->file = arena_strdup(arena, answer->file ? answer->file : "");
    result->max_score = exercise->points;
    result->hidden_left_out = exercise->stripped && exercise->entry;
    result->message = result->printed = result->why = "";
    if (answer->bytes) digest_hex(answer->bytes, answer->size, result->sha256);
    return result;
}

void result_reserve(struct grading *grading, size_t more) {
    struct exercise_result *result = grading->result;
    size_t capacity = result->n_tests + more;
    if (capacity <= grading->capacity) return;
    struct test_result *tests = arena_alloc(grading->arena, capacity * sizeof *tests);
    if (result->n_tests) memcpy(tests, result->tests, result->n_tests * sizeof *tests);
    result->tests = tests;
    grading->capacity = capacity;
}

struct test_result *result_add_named(struct grading *grading, const char *name, double max_score) {
    struct exercise_result *result = grading->result;
    if (result->n_tests == grading->capacity) result_reserve(grading, 8 + result->n_tests);
    struct test_result *test = &result->tests[result->n_tests++];
    *test = (struct test_result) {
        .name = name, .verdict = VERDICT_FAIL, .max_score = max_score, .message = "", .index = ""
    };
    return test;
}

struct test_result *result_add_test(struct grading *grading, const char *name, double max_score) {
    return result_add_named(grading, result_text(grading, name, strlen(name)), max_score);
}

const char *result_text(struct grading *grading, const char *bytes, size_t size) {
    struct strbuf safe = { 0 };
    sanitize(&safe, bytes, size, true);
    char *copy = arena_strndup(grading->arena, strbuf_text(&safe), safe.size);
    strbuf_release(&safe);
    return copy;
}

void result_set(struct grading *grading, enum verdict verdict, const char *message) {
    grading->result->verdict = verdict;
    grading->result->message = result_text(grading, message, strlen(message));
}

// From harmless to grave: a learner hears of the gravest thing first.
static int gravity(enum verdict verdict) {
    static const int order[VERDICTS] = {
        [VERDICT_PASS] = 0,    [VERDICT_SKIPPED] = 1,      [VERDICT_FAIL] = 2,
        [VERDICT_REFUSED] = 3, [VERDICT_ERROR] = 4,        [VERDICT_MEMORY] = 5,
        [VERDICT_TIMEOUT] = 6, [VERDICT_COURSE_ERROR] = 7, [VERDICT_INTERNAL] = 8,
    };
    return order[verdict];
}

void result_worsen(struct exercise_result *result, enum verdict verdict) {
    if (gravity(verdict) > gravity(result->verdict)) result->verdict = verdict;
}

void result_add_message(struct grading *grading, const char *sentence) {
    struct exercise_result *result = grading->result;
    const char *safe = result_text(grading, sentence, strlen(sentence));
    result->message =
        *result->message ? arena_printf(grading->arena, "%s %s", result->message, safe) : safe;
}

// A bug's two runs both may print; the second, of the program, is the one that counts.
void result_take_printed(struct grading *grading, const struct run_result *run) {
    struct exercise_result *result = grading->result;
    result->seconds += run->seconds;
    if (!run->printed_size) return;
    result->printed = arena_strndup(grading->arena, run->printed, run->printed_size);
    result->printed_size = run->printed_size;
    result->printed_dropped = run->printed_dropped;
}
