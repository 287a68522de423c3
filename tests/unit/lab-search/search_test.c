// SPDX-License-Identifier: MIT
// What a query finds in a course, in which order, and how its words are found in a text.
#include "tests/check.h"

#include <string.h>

#include "lab/search/search.h"
#include "lab/search/units.h"

static struct script *script;
static struct course course;
static struct search *search;

static int open_course(void **state) {
    struct error err = { 0 };
    (void)state;
    script = script_new();
    assert_int_equal(course_open(&course, script, "tests/data/screens/course", &err), STATUS_OK);
    search = search_new(&course, script);
    while (search_read_more(search))
        continue;
    return 0;
}

static int close_course(void **state) {
    (void)state;
    search_free(search);
    course_release(&course);
    script_free(script);
    return 0;
}

enum { MOST = 50 };

static size_t find(const char *query, struct found found[MOST]) {
    struct search_words words;
    size_t total;
    search_words_read(&words, query);
    size_t n = search_find(search, &words, found, MOST, &total);
    assert_true(total >= n);
    return n;
}

static void a_place_has_all_words_whatever_their_case(void **state) {
    struct found found[MOST];
    (void)state;
    assert_int_equal(find("APART quotation", found), 1);
    assert_int_equal(found[0].kind, FOUND_LESSON);
    assert_string_equal(found[0].lesson->id, "everything");
    assert_string_equal(found[0].heading, "A list and a table");
    assert_string_equal(found[0].text, "A quotation stands apart.");
    assert_int_equal(found[0].line, 18);
    assert_int_equal(find("quotation nowhere", found), 0);
    assert_int_equal(find("", found), 0);
}

static void titles_come_before_texts(void **state) {
    struct found found[MOST];
    (void)state;
    assert_true(find("one of each", found) > 1);
    assert_string_equal(found[0].text, "One of each");
    assert_int_equal(found[0].line, 1);
}

static void marks_of_markdown_are_not_in_the_way(void **state) {
    struct found found[MOST];
    (void)state;
    assert_int_equal(find("with emphasis, weight, code and a link", found), 1);
    assert_non_null(strstr(found[0].text, "link to the short lesson. It is"));
    assert_null(strstr(found[0].text, "](short)"));
}

static void signs_of_formulas_are_found_by_their_names(void **state) {
    struct found found[MOST];
    (void)state;
    assert_int_equal(find("sigma spread", found), 1);
    assert_int_equal(found[0].kind, FOUND_PAGE);
    assert_non_null(strstr(found[0].text, "σ"));
    assert_int_equal(find("Σ spread", found), 1); // upper and lower case of Greek are one
}

static void shapes_of_formulas_leave_no_name_behind(void **state) {
    struct strbuf out = { 0 };
    const char *formula =
        "$$ a = \\sqrt{2}, \\qquad \\widehat{b} = \\textrm{x} \\cdot \\max(\\sigma) $$";
    (void)state;
    search_clean(&out, formula, strlen(formula));
    assert_string_equal(strbuf_text(&out), "a = sqrt2, b = x max(σ)");
    strbuf_release(&out);
}

static void what_is_filled_in_later_and_rules_of_tables_are_no_text(void **state) {
    static const struct {
        const char *text, *clean;
    } texts[] = {
        { "best: clip %.2f, MSE %.3g", "best: clip …, MSE …" },
        { "{n1} GB, 50% fewer", "{n1} GB, 50% fewer" },
        { "|clip|{c}|\n|:---|---|\n|x|$\\hat{n}$|", "clip {c} : x n" },
        { "a set { 1, 2 } and 100%", "a set { 1, 2 } and 100%" },
        { "x = [-1, [0.2, 0.9]] and [a [1] link](short)", "x = [-1, [0.2, 0.9]] and a [1] link" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct strbuf out = { 0 };
        search_clean(&out, texts[i].text, strlen(texts[i].text));
        assert_string_equal(strbuf_text(&out), texts[i].clean);
        strbuf_release(&out);
    }
}

static void exercises_are_found_by_title_and_task(void **state) {
    struct found found[MOST];
    (void)state;
    assert_true(find("half of fifty-two", found) >= 1);
    assert_int_equal(found[0].kind, FOUND_EXERCISE);
    assert_string_equal(found[0].exercise, "a-number");
    assert_string_equal(found[0].title, "Half of fifty-two");
}

static void exercises_that_draw_their_numbers_are_found_and_shown_with_numbers(void **state) {
    struct found found[MOST];
    (void)state;
    assert_int_equal(find("52 halved", found), 1);
    assert_string_equal(found[0].text, "52 GB, halved. How many GB are left?");
    assert_int_equal(find("{n}", found), 0);
}

static void an_exercise_whose_title_and_task_both_have_the_words_is_one_place(void **state) {
    struct found found[MOST];
    (void)state;
    assert_int_equal(find("even", found), 1);
    assert_string_equal(found[0].exercise, "a-choice");
    assert_string_equal(found[0].text, "Which number is even?");
    assert_int_equal(find("which even", found), 1); // the title lacks a word: its task is the place
}

static void sentences_of_figures_and_quizzes_are_found_and_their_code_is_not(void **state) {
    struct found found[MOST];
    (void)state;
    assert_int_equal(find("one more power do to the curve", found), 1);
    assert_string_equal(found[0].heading, "A figure");
    assert_true(find("How much is 2 + 2", found) >= 1);
    assert_int_equal(find("math.min", found), 0);
}

static void words_are_found_in_a_text_byte_for_byte(void **state) {
    struct search_words words;
    size_t at = 0;
    (void)state;
    search_words_read(&words, "scale ÜBER");
    assert_int_equal(search_words_next(&words, "the Scale, über", 0, &at), 5);
    assert_int_equal(at, 4);
    assert_int_equal(search_words_next(&words, "the Scale, über", 9, &at), strlen("über"));
    assert_int_equal(at, 11);
    assert_int_equal(search_words_next(&words, "nothing", 0, &at), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_has_all_words_whatever_their_case),
        cmocka_unit_test(titles_come_before_texts),
        cmocka_unit_test(marks_of_markdown_are_not_in_the_way),
        cmocka_unit_test(signs_of_formulas_are_found_by_their_names),
        cmocka_unit_test(shapes_of_formulas_leave_no_name_behind),
        cmocka_unit_test(what_is_filled_in_later_and_rules_of_tables_are_no_text),
        cmocka_unit_test(exercises_are_found_by_title_and_task),
        cmocka_unit_test(exercises_that_draw_their_numbers_are_found_and_shown_with_numbers),
        cmocka_unit_test(an_exercise_whose_title_and_task_both_have_the_words_is_one_place),
        cmocka_unit_test(sentences_of_figures_and_quizzes_are_found_and_their_code_is_not),
        cmocka_unit_test(words_are_found_in_a_text_byte_for_byte),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
