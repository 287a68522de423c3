// SPDX-License-Identifier: MIT
// The comparison of results, rule by rule as the course format states them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <string.h>

#include "lab/grade/compare.h"

#include <cmocka.h>

static const struct tolerance standard = { .rel = 1e-9, .abs = 1e-12, .ulp = -1 };
static const struct tolerance exact = { .rel = -1, .abs = -1, .ulp = 0 };
static const struct tolerance one_ulp = { .rel = -1, .abs = -1, .ulp = 1 };
static const struct tolerance half = { .rel = 0.5, .abs = -1, .ulp = -1 };
static const struct tolerance absolute = { .rel = -1, .abs = 0.01, .ulp = -1 };
static const struct tolerance no_nan = { .rel = 1e-9, .abs = 1e-12, .ulp = -1, .nan_fails = true };

static void numbers_follow_the_rules(void **state) {
    (void)state;
    const struct {
        const char *name;
        struct value expected, actual;
        const struct tolerance *tolerance;
        bool equal;
    } rows[] = {
        { "the same", value_of_number(0.3), value_of_number(0.3), &exact, true },
        { "one ulp off, exact", value_of_number(0.3), value_of_number(nextafter(0.3, 1)), &exact,
          false },
        { "one ulp off, one allowed", value_of_number(0.3), value_of_number(nextafter(0.3, 1)),
          &one_ulp, true },
        { "ulp across zero", value_of_number(-5e-324), value_of_number(5e-324), &one_ulp, false },
        { "minus zero", value_of_number(0.0), value_of_number(-0.0), &exact, true },
        { "integer and float", value_of_number(3), value_of_integer(3), &exact, true },
        { "integers past 2^53", value_of_integer(9007199254740993),
          value_of_integer(9007199254740992), &exact, false },
        { "within rel", value_of_number(1e10), value_of_number(1e10 + 9), &standard, true },
        { "outside rel", value_of_number(1e10), value_of_number(1e10 + 11), &standard, false },
        { "rel is of the expected value", value_of_number(1), value_of_number(1.9), &half, false },
        { "within abs near zero", value_of_number(0), value_of_number(9e-13), &standard, true },
        { "outside abs near zero", value_of_number(0), value_of_number(2e-12), &standard, false },
        { "a named tolerance drops the defaults", value_of_number(1e10), value_of_number(1e10 + 1),
          &absolute, false },
        { "within a named one", value_of_number(26), value_of_number(26.009), &absolute, true },
        { "nan equals nan", value_of_number(NAN), value_of_number(NAN), &standard, true },
        { "nan fails where told", value_of_number(NAN), value_of_number(NAN), &no_nan, false },
        { "nan for a number", value_of_number(1), value_of_number(NAN), &standard, false },
        { "a number for nan", value_of_number(NAN), value_of_number(1), &standard, false },
        { "infinity for a number", value_of_number(1), value_of_number(INFINITY), &standard,
          false },
        { "infinity for the largest", value_of_number(1.7e308), value_of_number(INFINITY),
          &standard, false },
        { "infinity itself", value_of_number(INFINITY), value_of_number(INFINITY), &exact, true },
        { "the other infinity", value_of_number(INFINITY), value_of_number(-INFINITY), &standard,
          false },
        { "a number for infinity", value_of_number(INFINITY), value_of_number(1), &standard,
          false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (values_equal(&rows[i].expected, &rows[i].actual, rows[i].tolerance, NULL, NULL) !=
            rows[i].equal)
            fail_msg("%s: should be %s", rows[i].name, rows[i].equal ? "equal" : "different");
}

static struct value record(struct arena *arena, const char *key, struct value value) {
    struct value table = value_of_list(arena, 0);
    table.table.fields = arena_alloc(arena, sizeof *table.table.fields);
    table.table.fields[0] =
        (struct value_field) { value_of_string(arena, key, strlen(key)), value };
    table.table.n_fields = 1;
    return table;
}

static void other_kinds_are_exact(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct value text = value_of_string(&arena, "1", 1), number = value_of_number(1);
    struct value no = value_of_boolean(false), nil = { .kind = VALUE_NIL };
    struct value longer = value_of_string(&arena, "1\0a", 3);
    assert_false(values_equal(&number, &text, &standard, NULL, NULL));
    assert_false(values_equal(&text, &number, &standard, NULL, NULL));
    assert_false(values_equal(&text, &longer, &standard, NULL, NULL));
    assert_false(values_equal(&no, &nil, &standard, NULL, NULL));
    assert_true(values_equal(&nil, &nil, &standard, NULL, NULL));
    arena_release(&arena);
}

static void tables_have_the_same_shape(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct difference difference;
    const double three[] = { 1, 2, 3 };
    struct value list = value_of_numbers(&arena, three, 3),
                 two = value_of_numbers(&arena, three, 2);
    struct value empty = value_of_list(&arena, 0), none = value_of_list(&arena, 0);
    struct value scale = record(&arena, "scale", list), other = record(&arena, "scle", list);
    assert_true(values_equal(&empty, &none, &standard, NULL, NULL));
    assert_false(values_equal(&list, &two, &standard, &arena, &difference));
    assert_int_equal(difference.kind, DIFFERENCE_LENGTH);
    assert_false(values_equal(&two, &list, &standard, &arena, &difference));
    assert_int_equal(difference.kind, DIFFERENCE_LENGTH);
    assert_false(values_equal(&scale, &other, &standard, &arena, &difference));
    assert_int_equal(difference.kind, DIFFERENCE_MISSING);
    assert_string_equal(difference.expected->string.at, "scale");
    assert_false(values_equal(&empty, &scale, &standard, &arena, &difference));
    assert_int_equal(difference.kind, DIFFERENCE_EXTRA);
    assert_false(values_equal(&list, &scale, &standard, &arena, &difference));
    assert_int_equal(difference.kind, DIFFERENCE_SHAPE);
    arena_release(&arena);
}

static void the_first_difference_is_located_and_measured(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct difference difference;
    const double right[] = { 1, 2, 4 }, wrong[] = { 1, 2, 5 };
    struct value expected = record(&arena, "q", value_of_numbers(&arena, right, 3));
    struct value actual = record(&arena, "q", value_of_numbers(&arena, wrong, 3));
    assert_false(values_equal(&expected, &actual, &standard, &arena, &difference));
    assert_string_equal(difference.index, ".q[3]");
    assert_true(difference.has_distance);
    assert_true(difference.abs_error == 1 && difference.rel_error == 0.25);
    assert_true(difference.ulp == ulp_distance(4, 5));
    assert_true(ulp_distance(1, nextafter(1, 2)) == 1);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_the_rules),
        cmocka_unit_test(other_kinds_are_exact),
        cmocka_unit_test(tables_have_the_same_shape),
        cmocka_unit_test(the_first_difference_is_located_and_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
