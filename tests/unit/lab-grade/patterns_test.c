// SPDX-License-Identifier: MIT
// A wrong list or matrix is told to be the right one, moved, only where that explains every wrong
// case.
#include "tests/check.h"

#include <string.h>

#include "lab/grade/grading.h"

static const struct tolerance usual = { .rel = 1e-9, .abs = 1e-12, .ulp = -1 };

static struct value list(struct arena *arena, size_t n, const double *at) {
    return value_of_numbers(arena, at, n);
}

static struct value matrix(struct arena *arena, size_t rows, size_t cols, const double *at) {
    struct value value = value_of_list(arena, rows);
    for (size_t i = 0; i < rows; i++)
        value.table.items[i] = list(arena, cols, at + i * cols);
    return value;
}

static const double right[] = { 1, 2, 4, -3 };

static void lists_that_were_moved_are_told(void **state) {
    static const struct {
        double wrong[4];
        const char *says; // NULL: nothing
    } rows[] = {
        { { 2, 4, -3, 0 }, "moved by one place" },
        { { 9, 1, 2, 4 }, "moved by one place" },
        { { -3, 4, 2, 1 }, "last number first" },
        { { 3, 6, 12, -9 }, "times one factor" },
        { { 1.5, 2.5, 4.5, -2.5 }, "plus one amount" },
        { { 1, 2, 4, 3 }, NULL },
        { { 0, 0, 0, 0 }, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = { 0 };
        struct pattern_search search;
        struct value expected = list(&arena, 4, right), actual = list(&arena, 4, rows[i].wrong);
        pattern_search_start(&search);
        pattern_search_add(&search, &expected, &actual, &usual);
        const char *says = pattern_search_says(&search);
        if (!rows[i].says != !says || (says && !strstr(says, rows[i].says)))
            fail_msg("row %zu: %s", i, says ? says : "nothing");
        arena_release(&arena);
    }
}

static void a_transposed_matrix_is_told(void **state) {
    struct arena arena = { 0 };
    struct pattern_search search;
    static const double at[] = { 1, 2, 3, 4, 5, 6 }, turned[] = { 1, 4, 2, 5, 3, 6 };
    struct value expected = matrix(&arena, 2, 3, at), actual = matrix(&arena, 3, 2, turned);
    (void)state;
    pattern_search_start(&search);
    pattern_search_add(&search, &expected, &actual, &usual);
    assert_non_null(strstr(pattern_search_says(&search), "rows and columns swapped"));
    pattern_search_add(&search, &expected, &expected, &usual); // as wrong, it is no transpose
    assert_null(pattern_search_says(&search));
    arena_release(&arena);
}

static void one_case_that_is_otherwise_ends_it(void **state) {
    struct arena arena = { 0 };
    struct pattern_search search;
    static const double tripled[] = { 3, 6, 12, -9 }, other[] = { 1, 1, 1, 1 };
    struct value expected = list(&arena, 4, right), first = list(&arena, 4, tripled),
                 second = list(&arena, 4, other);
    (void)state;
    pattern_search_start(&search);
    pattern_search_add(&search, &expected, &first, &usual);
    assert_non_null(pattern_search_says(&search));
    pattern_search_add(&search, &expected, &second, &usual);
    assert_null(pattern_search_says(&search));
    arena_release(&arena);
}

static void two_numbers_tell_nothing_alone(void **state) {
    struct arena arena = { 0 };
    struct pattern_search search;
    static const double tripled[] = { 3, 6 };
    struct value expected = list(&arena, 2, right), actual = list(&arena, 2, tripled);
    (void)state;
    pattern_search_start(&search);
    pattern_search_add(&search, &expected, &actual, &usual);
    assert_null(pattern_search_says(&search));
    arena_release(&arena);
}

static struct value record(struct arena *arena, double scale, double zero) {
    struct value value = value_of_list(arena, 0);
    value.table.fields = arena_alloc(arena, 2 * sizeof *value.table.fields);
    value.table.n_fields = 2;
    value.table.fields[0] =
        (struct value_field) { value_of_string(arena, "scale", 5), value_of_number(scale) };
    value.table.fields[1] =
        (struct value_field) { value_of_string(arena, "zero", 4), value_of_number(zero) };
    return value;
}

static void assert_says(struct pattern_search *search, const char *part) {
    const char *says = pattern_search_says(search);
    if (!says != !part || (says && part && !strstr(says, part)))
        fail_msg("%s", says ? says : "nothing");
}

static void a_matrix_that_is_scaled_or_off_is_told(void **state) {
    static const double at[] = { 1, 2, 3, 4, 5, 6 }, tripled[] = { 3, 6, 9, 12, 15, 18 },
                        more[] = { 2, 3, 4, 5, 6, 7 }, other[] = { 2, 3, 4, 5, 6, 8 };
    static const struct {
        const double *wrong;
        const char *says;
    } rows[] = { { tripled, "times one factor" }, { more, "plus one amount" }, { other, NULL } };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = { 0 };
        struct pattern_search search;
        struct value expected = matrix(&arena, 2, 3, at),
                     actual = matrix(&arena, 2, 3, rows[i].wrong);
        pattern_search_start(&search);
        pattern_search_add(&search, &expected, &actual, &usual);
        assert_says(&search, rows[i].says);
        arena_release(&arena);
    }
}

static void numbers_are_told_together(void **state) {
    static const struct {
        double wrong[4];
        const char *says;
    } rows[] = {
        { { 0.75, 1.5, 3, -2.25 }, "the right one times 0.75." },
        { { 4, 5, 7, 0 }, "the right one plus 3." },
        { { 4, 5, 7, 1 }, NULL },
        { { 0, 0, 0, 0 }, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pattern_search search;
        pattern_search_start(&search);
        for (size_t k = 0; k < 4; k++) {
            struct value expected = value_of_number(right[k]),
                         actual = value_of_number(rows[i].wrong[k]);
            if (k == 2) assert_says(&search, NULL); // two are too few
            pattern_search_add(&search, &expected, &actual, &usual);
        }
        assert_says(&search, rows[i].says);
    }
}

static void the_one_wrong_field_of_a_record_is_named(void **state) {
    struct arena arena = { 0 };
    struct pattern_search search;
    (void)state;
    pattern_search_start(&search);
    for (int i = 1; i <= 3; i++) {
        struct value expected = record(&arena, i, 7), actual = record(&arena, 3 * i, 7);
        pattern_search_add(&search, &expected, &actual, &usual);
    }
    assert_says(&search, "Only the field scale is wrong");
    assert_says(&search, "the right one times 3.");
    struct value expected = record(&arena, 1, 7), actual = record(&arena, 1, 8);
    pattern_search_add(&search, &expected, &actual, &usual);
    assert_says(&search, NULL);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_that_were_moved_are_told),
        cmocka_unit_test(a_transposed_matrix_is_told),
        cmocka_unit_test(one_case_that_is_otherwise_ends_it),
        cmocka_unit_test(two_numbers_tell_nothing_alone),
        cmocka_unit_test(a_matrix_that_is_scaled_or_off_is_told),
        cmocka_unit_test(numbers_are_told_together),
        cmocka_unit_test(the_one_wrong_field_of_a_record_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
