// SPDX-License-Identifier: MIT
// Nearly every reference against a second derivation: results that NumPy gave for random inputs,
// from the definitions and not from the C (tests/data/reference_vectors.json).
#include "tests/check.h"

#include <ctype.h>
#include <dirent.h>

#include "tests/kernels/expect.h"

static void check_vector(const json_t *vector, size_t number) {
    struct heap heap = { .left = 1 << 22 };
    struct reference_value args[REFERENCE_PARAMETERS_MAX];
    struct reference_call call = call_on(&heap);
    const char *name = json_string_value(json_at(vector, "reference"));
    const struct reference *reference = reference_find(name);
    const json_t *given = json_at(vector, "args");
    size_t n = json_array_size(given);
    char where[100];
    snprintf(where, sizeof where, "%s, vector %zu", name, number);
    if (!reference) fail_saying("there is no reference %s", name);
    assert_true(n <= REFERENCE_PARAMETERS_MAX);
    for (size_t i = 0; i < n; i++)
        args[i] = value_of(&heap, json_array_get(given, i));
    if (reference_run(reference, args, n, &call) != REFERENCE_OK)
        fail_saying("%s: %s", where, call.message);
    const struct reference_value expected = value_of(&heap, json_at(vector, "expect"));
    struct nearness near = { json_double_at(vector, "rel"), json_double_at(vector, "abs"), true };
    assert_agrees(&call.result, &expected, near, where);
    heap_release(&heap);
}

static void every_vector_of_numpy_is_met(void **state) {
    (void)state;
    json_t *root = json_read("tests/data/reference_vectors.json"), *vector;
    size_t i;
    json_array_foreach(json_at(root, "vectors"), i, vector) check_vector(vector, i + 1);
    assert_true(i > 400);
    json_decref(root);
}

static bool has_vector(const json_t *vectors, const char *name) {
    size_t i;
    json_t *vector;
    json_array_foreach((json_t *)vectors, i,
                       vector) if (strcmp(json_string_value(json_at(vector, "reference")), name) ==
                                   0) return true;
    return false;
}

// The words of the other tests beside this one, in one text that the caller frees.
static char *other_tests(void) {
    static const char folder[] = "tests/kernels/kernels-reference";
    char *all = calloc(1, 1), path[300], line[1000];
    struct dirent *entry;
    size_t size = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        snprintf(path, sizeof path, "%s/%.200s", folder, entry->d_name);
        FILE *file = strstr(path, "_test.c") ? fopen(path, "r") : NULL;
        while (file && fgets(line, sizeof line, file)) {
            size_t more = strlen(line);
            all = realloc(all, size + more + 1);
            assert_non_null(all);
            memcpy(all + size, line, more + 1);
            size += more;
        }
        if (file) fclose(file);
    }
    closedir(dir);
    return all;
}

static bool is_named(const char *text, const char *name) {
    size_t size = strlen(name);
    for (const char *at = strstr(text, name); at; at = strstr(at + 1, name)) {
        bool begins = at == text || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');
        if (begins && !isalnum((unsigned char)at[size]) && at[size] != '_') return true;
    }
    return false;
}

// A vector, or a test here that names it: the bytes of llama.cpp, a brute-force twin.
static void every_reference_has_a_second_derivation(void **state) {
    (void)state;
    json_t *root = json_read("tests/data/reference_vectors.json");
    char *tests = other_tests();
    for (size_t i = 0; i < reference_count; i++) {
        const char *name = reference_table[i].name;
        if (!has_vector(json_at(root, "vectors"), name) && !is_named(tests, name))
            fail_saying("%s has no vector and no test here names it", name);
    }
    free(tests);
    json_decref(root);
}

// Values that no grid, float or table of the course may turn into an infinity or a hang.
static void empty_lists_and_zeros_have_the_results_that_the_conventions_name(void **state) {
    static const double zeros[4];
    (void)state;
    struct heap heap = { .left = 1 << 20 };
    struct reference_value none = vec(zeros, 0), zero = vec(zeros, 4);
    struct reference_value made = RESULT(&heap, "symmetric", zero, num(4));
    assert_true(field_of(&made, "scale").number == 1);
    assert_true(field_of(&made, "xhat").vector.at[0] == 0);
    made = RESULT(&heap, "affine", zero, num(0), num(15));
    assert_true(field_of(&made, "scale").number == 1);
    made = RESULT(&heap, "symmetric", none, num(4));
    assert_int_equal(field_of(&made, "q").vector.n, 0);
    assert_true(RESULT(&heap, "mse", none, none).number == 0);
    assert_true(RESULT(&heap, "group_rmse", zero, num(4), num(3)).number == 0);
    assert_int_equal(RESULT(&heap, "softmax_t", none, num(1)).vector.n, 0);
    assert_int_equal(RESULT(&heap, "magnitude_prune", none, num(0.5)).vector.n, 0);
    heap_release(&heap);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_vector_of_numpy_is_met),
        cmocka_unit_test(every_reference_has_a_second_derivation),
        cmocka_unit_test(empty_lists_and_zeros_have_the_results_that_the_conventions_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
