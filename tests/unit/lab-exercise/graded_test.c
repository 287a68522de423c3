// SPDX-License-Identifier: MIT
// The hash of what decides over an answer: words change without it, answers do not.
#include "tests/unit/lab-exercise/exercise_helpers.h"

#include "lab/exercise/graded.h"

static void hash_of(struct script *script, const char *text, char hex[DIGEST_HEX]) {
    struct exercise exercise = { 0 };
    struct error err = { 0 };
    if (load_text(script, text, &exercise, &err) != STATUS_OK) complain("%s", err.text);
    exercise_graded_hash(&exercise, script, hex);
    exercise_release(&exercise);
}

#define NUMBER(title, answer, unit, mistakes)                                                      \
    "return { kind = 'number', title = '" title                                                    \
    "', lesson = 'l', task = 'How many?', answer = " answer ", unit = '" unit                      \
    "', tolerance = { rel = 1e-3 }" mistakes " }"

static void assert_same(void **state, const char *one, const char *other, bool same) {
    char a[DIGEST_HEX], b[DIGEST_HEX];
    hash_of(*state, one, a);
    hash_of(*state, other, b);
    if ((strcmp(a, b) == 0) != same)
        complain("the hashes of\n%s\nand\n%s\nshould %s", one, other, same ? "agree" : "differ");
}

static void words_do_not_count_and_answers_do(void **state) {
    const char *first = NUMBER("One", "26", "GB", "");
    assert_same(state, first, NUMBER("Another title", "26", "GB", ""), true);
    assert_same(state, first,
                NUMBER("One", "26", "GB",
                       ", hints = { 'Halve.' }, mistakes = { { value = 3, says = 'No.' } }"),
                true);
    assert_same(state, first, NUMBER("One", "27", "GB", ""), false);
    assert_same(state, first, NUMBER("One", "26", "GiB", ""), false);
    assert_same(state, first, NUMBER("One", "26", "GB", ", points = 2"), false);
}

#define CODE(reference, cases)                                                                     \
    "return { kind = 'code', title = 't', lesson = 'l', task = 'Write.', entry = 'f',"             \
    " starter = 'function f(x) end', solution = 'function f(x) return 2 * x end',"                 \
    " reference = " reference ", cases = { " cases " } }"

static void a_function_of_the_course_counts_by_what_it_gives(void **state) {
    const char *first = CODE("function(x) return 2 * x end", "{ 3 }");
    assert_same(state, first, CODE("function(x) return x + x end", "{ 3 }"), true);
    assert_same(state, first, CODE("function(x) return 3 * x end", "{ 3 }"), false);
    assert_same(state, first, CODE("function(x) return 2 * x end", "{ 3 }, { 4 }"), false);
}

#define CHOICE(right)                                                                              \
    "return { kind = 'choice', title = 't', lesson = 'l', task = 'Which?', options = {"            \
    " { 'one'" right ", says = 'a' }, { 'two', correct = true, says = 'b' } } }"

static void the_right_options_count(void **state) {
    assert_same(state, CHOICE(""), CHOICE(", correct = true"), false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_do_not_count_and_answers_do, new_script, free_script),
        cmocka_unit_test_setup_teardown(a_function_of_the_course_counts_by_what_it_gives,
                                        new_script, free_script),
        cmocka_unit_test_setup_teardown(the_right_options_count, new_script, free_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
