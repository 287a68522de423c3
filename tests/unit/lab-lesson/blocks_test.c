// SPDX-License-Identifier: MIT
// Markdown to blocks: kinds, names, line numbers that an author can trust, and the sentences for
// what is wrong.
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "lab/lesson/inline.h"
#include "lab/lesson/lesson.h"

#define BROKEN(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static void parse_text(struct lesson *lesson, const char *text, const char *title) {
    struct error err = { 0 };
    if (lesson_parse(lesson, "l.md", title, text, strlen(text), &err) != STATUS_OK)
        BROKEN("%s", err.text);
}

static void expect_error(const char *text, const char *message) {
    struct lesson lesson;
    struct error err = { 0 };
    assert_int_equal(lesson_parse(&lesson, "l.md", "", text, strlen(text), &err), STATUS_COURSE);
    assert_string_equal(err.text, message);
}

static void check_fence_lines(const char *text) {
    struct lesson lesson;
    parse_text(&lesson, text, "");
    assert_int_equal(lesson.n, 6);
    assert_int_equal(lesson.blocks[0].line, 1);
    assert_int_equal(lesson.blocks[1].kind, BLOCK_FIGURE);
    assert_int_equal(lesson.blocks[1].line, 4);
    assert_string_equal(lesson.blocks[1].name, "one");
    assert_string_equal(lesson.blocks[1].text, "\nfigure { }\n\n");
    assert_int_equal(lesson.blocks[2].kind, BLOCK_EXERCISE);
    assert_int_equal(lesson.blocks[2].line, 10);
    assert_string_equal(lesson.blocks[2].name, "two");
    assert_int_equal(lesson.blocks[3].kind, BLOCK_QUIZ);
    assert_int_equal(lesson.blocks[3].line, 13);
    assert_int_equal(lesson.blocks[4].kind, BLOCK_CODE);
    assert_int_equal(lesson.blocks[4].line, 16);
    assert_int_equal(lesson.blocks[5].line, 18);
    lesson_release(&lesson);
}

static const char fences[] =
    "text\n\n```figure one\n\nfigure { }\n\n```\n\n```exercise two\n```\n\n"
    "```quiz\nquiz {}\n```\n~~~\n~~~\n\nend\n";

static void fenced_blocks_know_their_first_inner_line(void **state) {
    (void)state;
    check_fence_lines(fences);
}

static void lines_are_the_same_with_crlf_and_a_bom(void **state) {
    struct strbuf text = { 0 };
    (void)state;
    strbuf_puts(&text, "\xEF\xBB\xBF");
    for (const char *c = fences; *c; c++)
        strbuf_puts(&text, *c == '\n' ? "\r\n" : (char[]) { *c, 0 });
    check_fence_lines(strbuf_text(&text));
    strbuf_release(&text);
}

static void a_heading_that_repeats_the_title_is_dropped(void **state) {
    struct lesson lesson;
    (void)state;
    parse_text(&lesson, "# Scale *and* zero point\n\ntext\n", "Scale and zero point");
    assert_int_equal(lesson.n, 1);
    assert_int_equal(lesson.blocks[0].kind, BLOCK_PARAGRAPH);
    lesson_release(&lesson);
    parse_text(&lesson, "# Another\n\ntext\n", "Scale and zero point");
    assert_int_equal(lesson.n, 2);
    assert_string_equal(lesson.blocks[0].text, "Another");
    lesson_release(&lesson);
}

static void bars_stars_and_line_starts_inside_formulas_are_no_markdown(void **state) {
    struct lesson lesson;
    (void)state;
    parse_text(&lesson, "| a | b |\n|---|---|\n| $|x|$ | $a*b*c$ |\n", "");
    assert_int_equal(lesson.n, 1);
    assert_int_equal(lesson.blocks[0].kind, BLOCK_TABLE);
    lesson_release(&lesson);
    parse_text(&lesson, "so\n$$a\n- b\n= c\n# d\n$$\nand *on* $x_a*$", "");
    assert_int_equal(lesson.n, 3);
    assert_int_equal(lesson.blocks[1].kind, BLOCK_MATH);
    assert_int_equal(lesson.blocks[1].line, 2);
    assert_int_equal(lesson.blocks[2].line, 7);
    lesson_release(&lesson);
}

static void dollars_of_prices_and_code_are_no_formulas(void **state) {
    struct lesson lesson;
    (void)state;
    parse_text(&lesson, "It costs $5 or $6, or `$\\x$`, or \\$\\y\\$.\n\n    $\\z$\n", "");
    assert_int_equal(lesson.n, 2);
    for (size_t i = 0; i < lesson.blocks[0].n_runs; i++)
        assert_int_equal(lesson.blocks[0].runs[i].kind, RUN_TEXT);
    lesson_release(&lesson);
}

static void a_formula_in_a_quote_does_not_see_its_bars(void **state) {
    struct lesson lesson;
    (void)state;
    parse_text(&lesson, "> $$a\n> + b$$\n", "");
    assert_int_equal(lesson.n, 1);
    assert_string_equal(lesson.blocks[0].text, "a\n+ b");
    lesson_release(&lesson);
}

static void wrong_formulas_name_line_and_nearest_command(void **state) {
    (void)state;
    expect_error("a\n\nb $x$\nand $\\aplha$\n",
                 "l.md:4: unknown TeX command \\aplha; the nearest known one is \\alpha");
    expect_error("a\n\n$$\nx\n+ \\frak{1}{2}\n$$\n",
                 "l.md:5: unknown TeX command \\frak; the nearest known one is \\frac");
    expect_error("$\\begin{case} a \\end{case}$",
                 "l.md:1: unknown environment \\begin{case}; the nearest known one is cases");
    expect_error("\n$\\frac{1}$", "l.md:2: \\frac lacks an argument; put it in braces");
    expect_error("$\\left( x$",
                 "l.md:1: \\left( has no \\right; write \\right. where nothing is to be seen");
    expect_error("$x^a^b$", "l.md:1: two ^ at one place; write braces: x^{a^b}");
    expect_error("$a & b$",
                 "l.md:1: & belongs into matrix, cases or aligned; write \\& for the character");
    expect_error("x\n$$a\n", "l.md:2: a $$ is never closed in its paragraph; put its $$");
    expect_error("| a |\n|---|\n| $\\x$ |\n",
                 "l.md:3: unknown TeX command \\x; the nearest known one is \\xi");
}

static void wrong_fences_are_errors_at_their_own_line(void **state) {
    (void)state;
    expect_error("a\n\n```figure\nx\n```\n",
                 "l.md:3: ```figure wants a name: ```figure error-vs-bits");
    expect_error(
        "```figure a\n```\n\n```figure a\n```\n",
        "l.md:4: a second figure \"a\" (the first is at line 1); give this one another name");
    expect_error("```exercise\n```\n",
                 "l.md:1: ```exercise wants the id of an exercise: ```exercise symmetric-scale");
    expect_error("\n```figrue x\n```\n",
                 "l.md:2: unknown fence ```figrue; the nearest known one is ```figure");
    expect_error("```quiz name\n```\n",
                 "l.md:1: ```quiz takes no name; write ```quiz alone, not ```quiz name");
    expect_error("```figure a b\n```\n",
                 "l.md:1: \"a b\" is no name for ```figure; use letters, digits and - alone");
    expect_error("x\n\n```figure a\nb\n",
                 "l.md:3: a fenced block is never closed; put its ``` on a line of its own");
}

static void depth_and_size_end_in_an_error(void **state) {
    struct strbuf text = { 0 };
    struct lesson lesson;
    struct error err = { 0 };
    (void)state;
    strbuf_repeat(&text, "> ", 200);
    strbuf_puts(&text, "x");
    assert_int_equal(lesson_parse(&lesson, "l.md", "", text.at, text.size, &err), STATUS_COURSE);
    strbuf_clear(&text);
    strbuf_puts(&text, "$");
    strbuf_repeat(&text, "{", 1000);
    strbuf_repeat(&text, "}", 1000);
    strbuf_puts(&text, "$");
    assert_int_equal(lesson_parse(&lesson, "l.md", "", text.at, text.size, &err), STATUS_COURSE);
    assert_non_null(strstr(err.text, "nested deeper than"));
    strbuf_clear(&text);
    strbuf_repeat(&text, "|a", 100);
    strbuf_puts(&text, "\n");
    strbuf_repeat(&text, "|---", 100);
    strbuf_puts(&text, "\n");
    assert_int_equal(lesson_parse(&lesson, "l.md", "", text.at, text.size, &err), STATUS_COURSE);
    strbuf_release(&text);
}

static void checking_short_markdown_counts_from_its_line(void **state) {
    struct error err = { 0 };
    (void)state;
    assert_int_equal(markdown_check("e.lua", 10, "one\ntwo $\\foo$", &err), STATUS_COURSE);
    assert_ptr_equal(strstr(err.text, "e.lua:11: unknown TeX command \\foo"), err.text);
    assert_int_equal(markdown_check("e.lua", 10, "one\ntwo $x$", &err), STATUS_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fenced_blocks_know_their_first_inner_line),
        cmocka_unit_test(lines_are_the_same_with_crlf_and_a_bom),
        cmocka_unit_test(a_heading_that_repeats_the_title_is_dropped),
        cmocka_unit_test(bars_stars_and_line_starts_inside_formulas_are_no_markdown),
        cmocka_unit_test(dollars_of_prices_and_code_are_no_formulas),
        cmocka_unit_test(a_formula_in_a_quote_does_not_see_its_bars),
        cmocka_unit_test(wrong_formulas_name_line_and_nearest_command),
        cmocka_unit_test(wrong_fences_are_errors_at_their_own_line),
        cmocka_unit_test(depth_and_size_end_in_an_error),
        cmocka_unit_test(checking_short_markdown_counts_from_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
