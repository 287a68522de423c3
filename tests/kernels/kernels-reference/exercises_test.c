// SPDX-License-Identifier: MIT
// Every code exercise's expected values, computed through the table of references.
// The relative tolerance is 1e-12: the values were rounded independently, exp and log included.
#include "tests/check.h"

#include "tests/kernels/json.h"

#include "tests/kernels/call.h"
#include "tests/kernels/expect.h"

#define RELATIVE 1e-12

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
    assert_agrees(&call.result, &expected, (struct nearness) { .relative = RELATIVE }, where);
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
