// SPDX-License-Identifier: MIT
// Reading the committed vectors of tests/data: a JSON file, a path into it, hashes of doubles.
// "nan", "inf" and "-inf" are strings, as JSON has no such numbers.
#ifndef TESTS_KERNELS_JSON_H
#define TESTS_KERNELS_JSON_H

#include "tests/check.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Ends the test with one sentence, at the line that says it.
#define fail_saying(...)                                                                           \
    do {                                                                                           \
        print_error(__VA_ARGS__);                                                                  \
        print_error("\n");                                                                         \
        _fail(__FILE__, __LINE__);                                                                 \
    } while (0)

static inline json_t *json_read(const char *path) {
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    if (root == NULL) fail_saying("%s:%d: %s", path, error.line, error.text);
    return root;
}

// The member that must be there.
static inline json_t *json_at(const json_t *object, const char *key) {
    json_t *member = json_object_get(object, key);
    if (member == NULL) fail_saying("no member \"%s\"", key);
    return member;
}

static inline bool json_is_number_like(const json_t *value) {
    return json_is_number(value) || json_is_string(value);
}

static inline double json_double(const json_t *value) {
    if (json_is_number(value)) return json_number_value(value);
    assert_true(json_is_string(value));
    return strtod(json_string_value(value), NULL);
}

static inline double json_double_at(const json_t *object, const char *key) {
    return json_double(json_at(object, key));
}

// A list of numbers as an array that the caller frees; never NULL.
static inline double *json_doubles(const json_t *list, size_t *n) {
    assert_true(json_is_array(list));
    *n = json_array_size(list);
    double *x = calloc(*n + 1, sizeof *x);
    assert_non_null(x);
    for (size_t i = 0; i < *n; i++)
        x[i] = json_double(json_array_get(list, i));
    return x;
}

static inline uint64_t fnv1a(const void *data, size_t bytes) {
    uint64_t value = 0xcbf29ce484222325u;
    for (size_t i = 0; i < bytes; i++)
        value = (value ^ ((const unsigned char *)data)[i]) * 0x100000001b3u;
    return value;
}

static inline bool same_bits(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

static inline void assert_bits(double actual, double expected, const char *what, size_t i) {
    if (!same_bits(actual, expected) && !(actual == 0 && expected == 0))
        fail_saying("%s[%zu] is %.17g (%a), not %.17g (%a)", what, i, actual, actual, expected,
                    expected);
}

// Within `relative` of the expected value; NaN equals NaN, an infinity only itself.
static inline bool is_near(double actual, double expected, double relative) {
    if (isnan(expected) || isnan(actual)) return isnan(expected) && isnan(actual);
    if (isinf(expected) || isinf(actual)) return expected == actual;
    return fabs(actual - expected) <= relative * fabs(expected);
}

static inline void assert_near(double actual, double expected, double relative, const char *what) {
    if (!is_near(actual, expected, relative))
        fail_saying("%s is %.17g, not %.17g within %g", what, actual, expected, relative);
}

#endif
