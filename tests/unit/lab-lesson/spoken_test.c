// SPDX-License-Identifier: MIT
// Lessons to be heard: formulas in words that say where things end, tables as rows that name their
// columns, and no sign that a screen reader passes over.
#include "tests/check.h"

#include <string.h>

#include "lab/lesson/lesson.h"
#include "lab/lesson/spoken.h"

static void expect_said(const char *markdown, const char *want) {
    struct strbuf out = { 0 };
    markdown_say(&out, markdown);
    assert_string_equal(strbuf_text(&out), want);
    strbuf_release(&out);
}

static void formulas_are_words_that_say_where_things_end(void **state) {
    static const char *const said[][2] = {
        { "$x_{\\max}$", "x sub max\n" },
        { "$\\hat x^2 \\le \\sigma$", "x hat squared is at most sigma\n" },
        { "$\\frac{a}{b}$", "a over b\n" },
        { "$\\frac{a+b}{c} d$", "the fraction a plus b, over c, end of fraction, d\n" },
        { "$s = \\max|x| / (2^{b-1}-1)$",
          "s equals max the absolute value of x over open bracket 2 to the power b minus 1, end of "
          "power, minus 1 close bracket\n" },
        { "$\\sqrt x + \\sqrt{x+1}$", "the square root of x plus the square root of x plus 1, end "
                                      "of square root\n" },
        { "$\\sqrt[3]{x}$", "the root of order 3 of x\n" },
        { "$\\sum_{i=1}^n x_i$", "the sum over i equals 1 up to n of x sub i\n" },
        { "$W^\\top x^{(t)}$", "W transpose x superscript t\n" },
        { "$\\lVert a - b \\rVert$", "the norm of a minus b, end of norm\n" },
        { "$\\lfloor x \\rceil$", "the nearest whole number of x\n" },
        { "$p(y|x)$", "p open bracket y given x close bracket\n" },
        { "$a = \\frac{b+1}{2} \\qquad c = 1$",
          "a equals the fraction b plus 1, over 2, end of fraction; c equals 1\n" },
        { "$\\binom nk$", "n choose k\n" },
        { "$\\mathbb{R}^{d \\times r}$", "R to the power d times r, end of power\n" },
        { "$f(x) = \\begin{cases} 0 & x < 0 \\\\ x & \\text{else} \\end{cases}$",
          "f open bracket x close bracket equals one of 2 cases: case 1: 0, x is less than 0; case "
          "2: x, else; end of cases\n" },
        { "$\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$",
          "a matrix of 2 by 2: row 1: 1, 2; row 2: 3, 4; end of matrix\n" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        expect_said(said[i][0], said[i][1]);
}

static void a_displayed_formula_is_said_and_given_in_tex(void **state) {
    (void)state;
    expect_said("$$ a = \\frac{b}{c} $$",
                "Formula: a equals b over c.\nIn TeX: a = \\frac{b}{c}\n");
}

static void a_table_names_the_column_of_every_cell(void **state) {
    (void)state;
    expect_said("| bits | MSE |\n|---|---|\n| 4 | $10^{-2}$ |\n| 8 | none |\n",
                "Table of 2 rows and 2 columns:\n"
                "Row 1. bits: 4; MSE: 10 to the power minus 2.\n"
                "Row 2. bits: 8; MSE: none.\n"
                "End of the table.\n");
}

static void blocks_say_what_they_are(void **state) {
    (void)state;
    expect_said("## Rounding\n\nSee [sizes](model-size) *now*.\n\n- one\n- two\n\n3. three\n\n"
                "> said\n\n```\nx = 1\n```\n\n---\n",
                "Heading: Rounding\nSee sizes (link to model-size) now.\n- one\n- two\n3. three\n"
                "Quote: said\nCode:\nx = 1\nEnd of code.\n");
}

// Every sign of the table of commands has words: what is said is ASCII.
static void every_command_is_said_in_ascii(void **state) {
    (void)state;
    for (size_t i = 0; i < tex_command_count(); i++) {
        struct tex_command_help help = tex_command_at(i);
        struct strbuf markdown = { 0 }, out = { 0 };
        if (!*help.unicode) continue;
        strbuf_printf(&markdown, "$\\%s$", help.name);
        markdown_say(&out, strbuf_text(&markdown));
        for (const char *at = strbuf_text(&out); *at; at++)
            if ((unsigned char)*at > 0x7E) fail_msg("\\%s is said as %s", help.name, out.at);
        strbuf_release(&markdown);
        strbuf_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_are_words_that_say_where_things_end),
        cmocka_unit_test(a_displayed_formula_is_said_and_given_in_tex),
        cmocka_unit_test(a_table_names_the_column_of_every_cell),
        cmocka_unit_test(blocks_say_what_they_are),
        cmocka_unit_test(every_command_is_said_in_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
