// SPDX-License-Identifier: MIT
// The file to begin with is read in an editor: wrapped for 80 columns, formulas laid out, ASCII.
#include "tests/unit/lab-exercise/exercise_helpers.h"

#include "lab/base/digest.h"
#include "lab/exercise/starter.h"

static char *starter_of(struct script *script, const char *source) {
    struct strbuf text = { 0 };
    struct exercise e = must_load(script, source);
    exercise_starter(&e, &text);
    exercise_release(&e);
    return strbuf_detach(&text);
}

static void the_task_is_wrapped_and_its_formulas_are_laid_out(void **state) {
    char *text = starter_of(
        *state,
        "return { kind = 'number', title = 'The step', lesson = 'l', answer = 1, unit = 'GB',\n"
        "task = [[Sixteen weights lie between -2 and 2 and are stored with $2^b$ codes, so that "
        "the step is\n$s = (x_{max} - x_{min})/(2^b - 1)$.\n\n- What is it?]] }");
    assert_string_equal(
        text, "-- The step\n"
              "--\n"
              "-- Sixteen weights lie between -2 and 2 and are stored with 2^b codes, so\n"
              "-- that the step is s = (x_max - x_min)/(2^b - 1).\n"
              "--\n"
              "-- * What is it?\n"
              "\n"
              "return 0 -- in GB\n");
    free(text);
}

static void a_long_option_goes_on_behind_its_letter(void **state) {
    char *text = starter_of(
        *state,
        "return { kind = 'choice', title = 'T', lesson = 'l', task = 'Which?',\n"
        "options = { { 'It is $1/T^2$, one part by the chain rule and the other because the "
        "softened probabilities differ', correct = true }, { 'No' } } }");
    assert_non_null(
        strstr(text, "-- a) It is 1/T^2, one part by the chain rule and the other because the\n"
                     "--    softened probabilities differ\n"
                     "-- b) No\n"));
    free(text);
}

static bool is_starter(const struct exercise *e, int line, const char *more) {
    struct strbuf text = { 0 };
    char hash[DIGEST_HEX];
    exercise_starter_at(e, line, &text);
    strbuf_puts(&text, more);
    digest_hex(text.at, text.size, hash);
    strbuf_release(&text);
    return exercise_is_starter(e, hash);
}

// A bug to repair is begun in the lab with the line that was chosen there.
static void a_starter_is_known_whatever_line_it_was_begun_with(void **state) {
    struct exercise e = must_read(*state, SMALL "rounding/repair-the-bug.lua");
    struct strbuf text = { 0 };
    exercise_starter_at(&e, 3, &text);
    assert_non_null(strstr(text.at, "return { line = 3, -- the line at fault\n"));
    strbuf_release(&text);
    for (int line = 0; line <= 3; line++) {
        assert_true(is_starter(&e, line, ""));
        assert_false(is_starter(&e, line, "-- mine\n"));
    }
    assert_false(is_starter(&e, 4, "")); // of three lines
    assert_false(exercise_is_starter(&e, ""));
    exercise_release(&e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_task_is_wrapped_and_its_formulas_are_laid_out),
        cmocka_unit_test(a_long_option_goes_on_behind_its_letter),
        cmocka_unit_test(a_starter_is_known_whatever_line_it_was_begun_with),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
