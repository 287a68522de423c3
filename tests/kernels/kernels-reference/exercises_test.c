// SPDX-License-Identifier: MIT
// Every code exercise's expected values, computed through the table of references.
// The relative tolerance is 1e-12: the values were rounded independently, exp and log included.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"

#define RELATIVE 1e-12

static struct reference_value value_of(struct heap *heap, const json_t *json);

static struct reference_value record_of(struct heap *heap, const json_t *json) {
    struct reference_value value = { .kind = REFERENCE_RECORD };
    value.record.fields =
        heap_allocate(heap, (json_object_size(json) + 1) * sizeof *value.record.fields);
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)json, key, member) value.record.fields[value.record.n++] =
        (struct reference_field) { .name = key, .value = value_of(heap, member) };
    return value;
}

static struct reference_value records_of(struct heap *heap, const json_t *json) {
    size_t n = json_array_size(json);
    struct reference_value value = { .kind = REFERENCE_RECORDS, .records = { .n = n } };
    value.records.at = heap_allocate(heap, n * sizeof *value.records.at);
    for (size_t i = 0; i < n; i++)
        value.records.at[i] = record_of(heap, json_array_get(json, i));
    return value;
}

static struct reference_value matrix_of(struct heap *heap, const json_t *json) {
    size_t rows = json_array_size(json), cols = json_array_size(json_array_get(json, 0));
    double *at = heap_allocate(heap, (rows * cols + 1) * sizeof *at);
    for (size_t i = 0; i < rows * cols; i++)
        at[i] = json_double(json_array_get(json_array_get(json, i / cols), i % cols));
    return mat(at, rows, cols);
}

static struct reference_value vector_of(struct heap *heap, const json_t *json) {
    size_t n = json_array_size(json);
    double *at = heap_allocate(heap, (n + 1) * sizeof *at);
    for (size_t i = 0; i < n; i++)
        at[i] = json_double(json_array_get(json, i));
    return vec(at, n);
}

static struct reference_value value_of(struct heap *heap, const json_t *json) {
    if (json_is_number_like(json)) return num(json_double(json));
    if (json_is_boolean(json))
        return (struct reference_value) { .kind = REFERENCE_BOOLEAN,
                                          .boolean = json_is_true(json) };
    if (json_is_object(json)) return record_of(heap, json);
    if (json_is_array(json_array_get(json, 0))) return matrix_of(heap, json);
    return json_is_object(json_array_get(json, 0)) ? records_of(heap, json) : vector_of(heap, json);
}

static void compare(const struct reference_value *actual, const struct reference_value *expected,
                    const char *where) {
    char inner[200];
    if (actual->kind != expected->kind)
        fail_saying("%s has kind %d, not %d", where, actual->kind, expected->kind);
    switch (expected->kind) {
    case REFERENCE_NUMBER:
        assert_near(actual->number, expected->number, RELATIVE, where);
        break;
    case REFERENCE_BOOLEAN:
        assert_int_equal(actual->boolean, expected->boolean);
        break;
    case REFERENCE_VECTOR:
        assert_int_equal(actual->vector.n, expected->vector.n);
        for (size_t i = 0; i < expected->vector.n; i++) {
            snprintf(inner, sizeof inner, "%s[%zu]", where, i + 1);
            assert_near(actual->vector.at[i], expected->vector.at[i], RELATIVE, inner);
        }
        break;
    case REFERENCE_MATRIX:
        assert_int_equal(actual->matrix.rows, expected->matrix.rows);
        assert_int_equal(actual->matrix.cols, expected->matrix.cols);
        for (size_t i = 0; i < expected->matrix.rows * expected->matrix.cols; i++)
            assert_near(actual->matrix.at[i], expected->matrix.at[i], RELATIVE, where);
        break;
    case REFERENCE_RECORD:
        assert_int_equal(actual->record.n, expected->record.n);
        for (size_t i = 0; i < expected->record.n; i++) {
            const struct reference_field *field = &expected->record.fields[i];
            struct reference_value found = field_of(actual, field->name);
            snprintf(inner, sizeof inner, "%s.%s", where, field->name);
            compare(&found, &field->value, inner);
        }
        break;
    default:
        fail_saying("%s: no exercise expects kind %d", where, expected->kind);
    }
}

static void check_test(const struct reference *reference, const json_t *test, size_t number) {
    struct heap heap = { .left = 1 << 20 };
    struct reference_value args[REFERENCE_PARAMETERS_MAX];
    struct reference_call call = call_on(&heap);
    char where[100];
    const json_t *given = json_at(test, "args");
    size_t n = json_array_size(given);
    assert_true(n <= REFERENCE_PARAMETERS_MAX);
    for (size_t i = 0; i < n; i++)
        args[i] = value_of(&heap, json_array_get(given, i));
    snprintf(where, sizeof where, "%s, test %zu", reference->name, number);
    if (reference_run(reference, args, n, &call) != REFERENCE_OK)
        fail_saying("%s: %s", where, call.message);
    const struct reference_value expected = value_of(&heap, json_at(test, "expect"));
    compare(&call.result, &expected, where);
    heap_release(&heap);
}

static const struct reference *entry_of(const json_t *exercise) {
    const char *signature = json_string_value(json_at(exercise, "signature"));
    char name[100];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(signature, "("), signature);
    const struct reference *reference = reference_find(name);
    if (reference == NULL) fail_saying("there is no reference %s", name);
    return reference;
}

static void every_expected_value_of_a_code_exercise_is_met(void **state) {
    (void)state;
    json_t *root = json_read("tests/data/truth/code_exercises.json"), *exercise, *test;
    size_t i, j, tests = 0;
    json_array_foreach(json_at(root, "exercises"), i, exercise) {
        const struct reference *reference = entry_of(exercise);
        json_array_foreach(json_at(exercise, "tests"), j, test) {
            check_test(reference, test, j + 1);
            tests++;
        }
    }
    assert_int_equal(i, 35);
    assert_true(tests > 200);
    json_decref(root);
}

// "symmetric(x[], bits)" of an exercise and "symmetric(x, bits[, group])" of the table: the
// exercise's parameters are the first ones of the reference, and the others are optional.
static void signatures_begin_with_the_parameters_of_the_exercise(void **state) {
    (void)state;
    json_t *root = json_read("tests/data/truth/code_exercises.json"), *exercise;
    size_t i;
    json_array_foreach(json_at(root, "exercises"), i, exercise) {
        const struct reference *reference = entry_of(exercise);
        const char *signature = json_string_value(json_at(exercise, "signature"));
        char list[200], *next, *save = NULL;
        const char *open = strchr(signature, '(');
        const char *arrow = strstr(signature, " ->");
        snprintf(list, sizeof list, "%.*s", (int)(arrow - open - 1), open + 1);
        size_t n = 0;
        for (next = strtok_r(list, ",)", &save); next != NULL; next = strtok_r(NULL, ",)", &save)) {
            next += strspn(next, " ");
            size_t length = strcspn(next, "[({");
            if (strchr(next, '}') != NULL || *next == '\0')
                continue; // the second field of a record
            assert_true(n < reference->n_parameters);
            const char *name = reference->parameters[n++].name;
            if (strlen(name) != length || strncmp(name, next, length) != 0)
                fail_saying("%s: parameter %zu is %s in the table and %s in the exercise",
                            reference->name, n, name, next);
        }
        for (; n < reference->n_parameters; n++)
            assert_true(reference->parameters[n].optional);
    }
    json_decref(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_expected_value_of_a_code_exercise_is_met),
        cmocka_unit_test(signatures_begin_with_the_parameters_of_the_exercise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
