// SPDX-License-Identifier: MIT
// What the tests of lab/script share: values of an expression, and the sentence of a failure.
#ifndef TESTS_UNIT_LAB_SCRIPT_HELPERS_H
#define TESTS_UNIT_LAB_SCRIPT_HELPERS_H

#include "tests/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/script/script.h"

#define complain(...)                                                                              \
    do {                                                                                           \
        print_error(__VA_ARGS__);                                                                  \
        print_error("\n");                                                                         \
        _fail(__FILE__, __LINE__);                                                                 \
    } while (0)

static inline int new_script(void **state) {
    *state = script_new();
    return *state ? 0 : -1;
}

static inline int free_script(void **state) {
    script_free(*state);
    return 0;
}

// The only value of an expression, in the arena.
static inline struct value value_of(struct script *script, struct arena *arena,
                                    const char *source) {
    struct script_results results;
    struct error err = { 0 };
    enum status status = script_eval(script, source, arena, &results, &err);
    if (status != STATUS_OK) complain("%s\n%s\n%s", source, err.text, err.detail);
    assert_int_equal(results.n, 1);
    return results.at[0];
}

static inline double number_of(struct script *script, const char *source) {
    struct arena arena = { 0 };
    struct value value = value_of(script, &arena, source);
    if (!value_is_number(&value)) complain("%s is %s", source, value_kind_name(value.kind));
    double number = value_number(&value);
    arena_release(&arena);
    return number;
}

// Bit for bit, NaN included.
static inline void assert_number(struct script *script, const char *source, double expected) {
    double actual = number_of(script, source);
    if (memcmp(&actual, &expected, sizeof actual) != 0 && !(isnan(actual) && isnan(expected)))
        complain("%s: expected %.17g, got %.17g", source, expected, actual);
}

// The value, printed as Lua would read it.
static inline void assert_prints(struct script *script, const char *source, const char *expected) {
    struct arena arena = { 0 };
    struct strbuf text = { 0 };
    struct value value = value_of(script, &arena, source);
    value_print(&value, &text, 0);
    if (strcmp(strbuf_text(&text), expected) != 0)
        complain("%s: expected %s, got %s", source, expected, strbuf_text(&text));
    strbuf_release(&text);
    arena_release(&arena);
}

// The expression fails with exactly this sentence.
static inline void assert_fails(struct script *script, const char *source, const char *expected) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    if (script_eval(script, source, &arena, &results, &err) == STATUS_OK)
        complain("%s: it passed, and was to fail with: %s", source, expected);
    if (strcmp(err.text, expected) != 0)
        complain("%s\n expected: %s\n      got: %s", source, expected, err.text);
    arena_release(&arena);
}

#endif
