// SPDX-License-Identifier: MIT
// Arguments and results of references as JSON: read into values, and compared number by number.
#ifndef TESTS_KERNELS_EXPECT_H
#define TESTS_KERNELS_EXPECT_H

#include "tests/kernels/call.h"

// A number passes within either bound; NaN equals NaN, an infinity itself.
struct nearness {
    double relative, absolute;
    bool some_fields; // a record may have more fields than those expected
};

static inline void assert_number(double actual, double expected, struct nearness near,
                                 const char *where) {
    double bound = near.relative * fabs(expected) + near.absolute;
    bool same = actual == expected || (isnan(actual) && isnan(expected)) ||
                fabs(actual - expected) <= bound;
    if (!same) fail_saying("%s is %.17g, not %.17g", where, actual, expected);
}

static inline struct reference_value value_of(struct heap *heap, const json_t *json);

static inline struct reference_value record_of(struct heap *heap, const json_t *json) {
    struct reference_value value = { .kind = REFERENCE_RECORD };
    value.record.fields =
        heap_allocate(heap, (json_object_size(json) + 1) * sizeof *value.record.fields);
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)json, key, member) value.record.fields[value.record.n++] =
        (struct reference_field) { .name = key, .value = value_of(heap, member) };
    return value;
}

static inline struct reference_value records_of(struct heap *heap, const json_t *json) {
    size_t n = json_array_size(json);
    struct reference_value value = { .kind = REFERENCE_RECORDS, .records = { .n = n } };
    value.records.at = heap_allocate(heap, n * sizeof *value.records.at);
    for (size_t i = 0; i < n; i++)
        value.records.at[i] = record_of(heap, json_array_get(json, i));
    return value;
}

static inline struct reference_value matrix_of(struct heap *heap, const json_t *json) {
    size_t rows = json_array_size(json), cols = json_array_size(json_array_get(json, 0));
    double *at = heap_allocate(heap, (rows * cols + 1) * sizeof *at);
    for (size_t i = 0; i < rows * cols; i++)
        at[i] = json_double(json_array_get(json_array_get(json, i / cols), i % cols));
    return mat(at, rows, cols);
}

static inline struct reference_value vector_of(struct heap *heap, const json_t *json) {
    size_t n = json_array_size(json);
    double *at = heap_allocate(heap, (n + 1) * sizeof *at);
    for (size_t i = 0; i < n; i++)
        at[i] = json_double(json_array_get(json, i));
    return vec(at, n);
}

static inline struct reference_value value_of(struct heap *heap, const json_t *json) {
    if (json_is_number_like(json)) return num(json_double(json));
    if (json_is_boolean(json))
        return (struct reference_value) { .kind = REFERENCE_BOOLEAN,
                                          .boolean = json_is_true(json) };
    if (json_is_object(json)) return record_of(heap, json);
    if (json_is_array(json_array_get(json, 0))) return matrix_of(heap, json);
    return json_is_object(json_array_get(json, 0)) ? records_of(heap, json) : vector_of(heap, json);
}

static inline void assert_agrees(const struct reference_value *actual,
                                 const struct reference_value *expected, struct nearness near,
                                 const char *where) {
    char inner[200];
    if (actual->kind != expected->kind)
        fail_saying("%s has kind %d, not %d", where, actual->kind, expected->kind);
    switch (expected->kind) {
    case REFERENCE_NUMBER:
        assert_number(actual->number, expected->number, near, where);
        break;
    case REFERENCE_BOOLEAN:
        assert_int_equal(actual->boolean, expected->boolean);
        break;
    case REFERENCE_VECTOR:
        assert_int_equal(actual->vector.n, expected->vector.n);
        for (size_t i = 0; i < expected->vector.n; i++) {
            snprintf(inner, sizeof inner, "%s[%zu]", where, i + 1);
            assert_number(actual->vector.at[i], expected->vector.at[i], near, inner);
        }
        break;
    case REFERENCE_MATRIX:
        assert_int_equal(actual->matrix.rows, expected->matrix.rows);
        assert_int_equal(actual->matrix.cols, expected->matrix.cols);
        for (size_t i = 0; i < expected->matrix.rows * expected->matrix.cols; i++)
            assert_number(actual->matrix.at[i], expected->matrix.at[i], near, where);
        break;
    case REFERENCE_RECORD:
        if (!near.some_fields) assert_int_equal(actual->record.n, expected->record.n);
        for (size_t i = 0; i < expected->record.n; i++) {
            const struct reference_field *field = &expected->record.fields[i];
            struct reference_value found = field_of(actual, field->name);
            snprintf(inner, sizeof inner, "%s.%s", where, field->name);
            assert_agrees(&found, &field->value, near, inner);
        }
        break;
    default:
        fail_saying("%s: no exercise expects kind %d", where, expected->kind);
    }
}

#endif
