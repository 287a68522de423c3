// SPDX-License-Identifier: MIT
// One submission of a JSON report as the result model has it: report_json.c read backwards.
#include "lab/grade/merge_read.h"

#include <math.h>
#include <string.h>

bool merge_read_number(const json_t *object, const char *key, double *number) {
    const json_t *value = json_object_get(object, key);
    const char *text = json_string_value(value);
    if (text && strcmp(text, "inf") == 0)
        *number = INFINITY;
    else if (text && strcmp(text, "-inf") == 0)
        *number = -INFINITY;
    else if (text && strcmp(text, "nan") == 0)
        *number = NAN;
    else if (json_is_number(value))
        *number = json_number_value(value);
    else
        return false;
    return true;
}

const char *merge_read_text(const json_t *object, const char *key, struct arena *arena) {
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value)) return "";
    return arena_strndup(arena, json_string_value(value), json_string_length(value));
}

static bool read_verdict(const json_t *object, enum verdict *verdict) {
    const char *name = json_string_value(json_object_get(object, "status"));
    for (int i = 0; name && i < VERDICTS; i++) {
        if (strcmp(verdict_name(i), name) != 0) continue;
        *verdict = i;
        return true;
    }
    return false;
}

// Points are finite, not negative, and not more than there are.
static bool read_points(const json_t *object, double *score, double *max_score) {
    return merge_read_number(object, "score", score) &&
           merge_read_number(object, "max_score", max_score) && isfinite(*max_score) &&
           *score >= 0 && *score <= *max_score;
}

static struct value read_value(const json_t *value, struct arena *arena);

static struct value read_list(const json_t *array, struct arena *arena) {
    struct value list = value_of_list(arena, json_array_size(array));
    for (size_t i = 0; i < list.table.n; i++)
        list.table.items[i] = read_value(json_array_get(array, i), arena);
    return list;
}

static struct value read_record(const json_t *object, struct arena *arena) {
    struct value record = value_of_list(arena, 0);
    const char *key;
    json_t *one;
    record.table.fields = arena_alloc(arena, json_object_size(object) * sizeof(struct value_field));
    json_object_foreach((json_t *)object, key, one) {
        record.table.fields[record.table.n_fields++] =
            (struct value_field) { value_of_string(arena, key, strlen(key)),
                                   read_value(one, arena) };
    }
    return record;
}

static struct value read_value(const json_t *value, struct arena *arena) {
    switch (json_typeof(value)) {
    case JSON_TRUE:
    case JSON_FALSE:
        return value_of_boolean(json_is_true(value));
    case JSON_INTEGER:
        return value_of_integer(json_integer_value(value));
    case JSON_REAL:
        return value_of_number(json_real_value(value));
    case JSON_STRING:
        return value_of_string(arena, json_string_value(value), json_string_length(value));
    case JSON_ARRAY:
        return read_list(value, arena);
    case JSON_OBJECT:
        return read_record(value, arena);
    default:
        return (struct value) { .kind = VALUE_NIL };
    }
}

static void read_values(const json_t *object, struct arena *arena, struct test_result *test) {
    const json_t *args = json_object_get(object, "args");
    const json_t *actual = json_object_get(object, "actual");
    const json_t *expected = json_object_get(object, "expected");
    if (!args || !actual) return;
    test->has_values = true;
    test->args = read_value(args, arena);
    test->actual = read_value(actual, arena);
    test->withheld = !expected;
    if (expected) test->expected = read_value(expected, arena);
    test->has_distance = merge_read_number(object, "abs", &test->abs_error) &&
                         merge_read_number(object, "rel", &test->rel_error) &&
                         merge_read_number(object, "ulp", &test->ulp);
}

static bool read_test(const json_t *object, struct arena *arena, struct test_result *test) {
    const char *visibility = json_string_value(json_object_get(object, "visibility"));
    *test = (struct test_result) { .name = merge_read_text(object, "name", arena),
                                   .message = merge_read_text(object, "message", arena),
                                   .index = merge_read_text(object, "index", arena) };
    read_values(object, arena, test);
    test->hidden = !visibility || strcmp(visibility, "visible") != 0;
    return *test->name && read_verdict(object, &test->verdict) &&
           read_points(object, &test->score, &test->max_score);
}

static bool read_tests(const json_t *array, struct arena *arena, struct exercise_result *result) {
    if (!json_is_array(array)) return false;
    result->tests = arena_alloc(arena, json_array_size(array) * sizeof *result->tests);
    for (; result->n_tests < json_array_size(array); result->n_tests++)
        if (!read_test(json_array_get(array, result->n_tests), arena,
                       &result->tests[result->n_tests]))
            return false;
    return true;
}

static const struct test_result *read_smallest(const json_t *object, struct arena *arena) {
    if (!json_is_object(object)) return NULL;
    struct test_result *smallest = arena_alloc(arena, sizeof *smallest);
    *smallest = (struct test_result) { .name = SMALLEST_NAME,
                                       .verdict = VERDICT_FAIL,
                                       .message = merge_read_text(object, "message", arena),
                                       .index = merge_read_text(object, "index", arena) };
    read_values(object, arena, smallest);
    return smallest;
}

static bool read_exercise(const json_t *object, struct arena *arena,
                          struct exercise_result *result) {
    const json_t *mistake = json_object_get(object, "mistake");
    *result = (struct exercise_result) { .exercise = merge_read_text(object, "exercise", arena),
                                         .title = "",
                                         .file = merge_read_text(object, "file", arena),
                                         .message = merge_read_text(object, "message", arena),
                                         .why = "",
                                         .printed = merge_read_text(object, "printed", arena),
                                         .printed_safe = true };
    const char *sha256 = merge_read_text(object, "sha256", arena);
    if (strlen(sha256) >= sizeof result->sha256) return false;
    memcpy(result->sha256, sha256, strlen(sha256) + 1);
    if (json_is_string(mistake)) result->mistake = merge_read_text(object, "mistake", arena);
    result->smallest = read_smallest(json_object_get(object, "smallest"), arena);
    result->hidden_left_out = json_is_true(json_object_get(object, "hidden_left_out"));
    result->printed_size = strlen(result->printed);
    result->error_line = (int)json_integer_value(json_object_get(object, "line"));
    return *result->exercise && read_verdict(object, &result->verdict) &&
           read_points(object, &result->score, &result->max_score) &&
           read_tests(json_object_get(object, "tests"), arena, result);
}

bool merge_read_submission(const json_t *object, struct arena *arena,
                           struct submission_result *submission) {
    const json_t *exercises = json_object_get(object, "exercises");
    size_t n = json_array_size(exercises);
    *submission = (struct submission_result) { .path = merge_read_text(object, "path", arena) };
    if (!json_is_array(exercises) || !*submission->path) return false;
    submission->exercises = arena_alloc(arena, n * sizeof *submission->exercises);
    for (; submission->n < n; submission->n++) {
        struct exercise_result *result = arena_alloc(arena, sizeof *result);
        if (!read_exercise(json_array_get(exercises, submission->n), arena, result)) return false;
        submission->exercises[submission->n] = result;
    }
    return true;
}
