// SPDX-License-Identifier: MIT
// Formulas: how single ones look on one row and displayed, that every command lays out, and that
// nothing crashes.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/lesson/lesson.h"
#include "lab/lesson/tex.h"

#define BROKEN(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static void expect_text(const char *markdown, bool ascii, const char *want) {
    struct strbuf out = { 0 };
    struct error err = { 0 };
    if (markdown_check("t", 1, markdown, &err) != STATUS_OK) BROKEN("%s: %s", markdown, err.text);
    markdown_text(&out, 72, ascii, markdown);
    assert_string_equal(strbuf_text(&out), want);
    strbuf_release(&out);
}

static void formulas_on_one_row(void **state) {
    static const char *const rows[][3] = {
        { "$s = \\max|x| / (2^{b-1}-1)$", "s = max|x| / (2ᵇ⁻¹ − 1)\n",
          "s = max|x| / (2^(b-1) - 1)\n" },
        { "$x_{i,j}$", "xᵢⱼ\n", "x_ij\n" },
        { "$x_{1,2}$", "x_(1,2)\n", "x_(1,2)\n" },
        { "$x_{\\max}$", "xₘₐₓ\n", "x_max\n" },
        { "$b_{\\text{eff}} x$", "b_eff x\n", "b_eff x\n" },
        { "$\\frac{a+b}{cd}$", "(a + b)/(cd)\n", "(a + b)/(cd)\n" },
        { "$2\\frac12$", "2 (1/2)\n", "2 (1/2)\n" },
        { "$\\ln\\frac pq$", "ln(p/q)\n", "ln(p/q)\n" },
        { "$\\frac1n\\sum_{i=1}^n x_i$", "(1/n) ∑ᵢ₌₁ⁿ xᵢ\n", "(1/n) sum_{i=1}^{n} x_i\n" },
        { "$\\sqrt{x+1}+\\sqrt x$", "√(x + 1) + √x\n", "sqrt(x + 1) + sqrt(x)\n" },
        { "$\\hat x \\in \\mathbb{R}$", "x̂ ∈ ℝ\n", "xhat in R\n" },
        { "$\\alpha\\beta$", "αβ\n", "alpha beta\n" },
        { "$-x + (-y)$", "−x + (−y)\n", "-x + (-y)\n" },
        { "$p(y|x), \\|v\\|$", "p(y | x), ‖v‖\n", "p(y | x), ||v||\n" },
        { "$[0, 1)$", "[0, 1)\n", "[0, 1)\n" },
        { "$\\lfloor x \\rfloor$", "⌊x⌋\n", "floor(x)\n" },
        { "$W'$, $f''$", "W′, f″\n", "W', f''\n" },
        { "$\\mathbb{R}^{d \\times r}$", "ℝ^(d×r)\n", "R^(d x r)\n" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_text(rows[i][0], false, rows[i][1]);
        expect_text(rows[i][0], true, rows[i][2]);
    }
}

static void displayed_formulas_share_a_baseline(void **state) {
    (void)state;
    expect_text("$$\\sum_{i=1}^n x_i = \\left(\\frac{1}{2}\\right)^2$$", false,
                "     n       ⎛1⎞²\n"
                "     ∑  xᵢ = ⎜─⎟\n"
                "    i=1      ⎝2⎠\n");
}

// A formula that uses a command as its role asks for.
static void use(const struct tex_command *c, char *text, size_t size) {
    static const char *const forms[] = {
        [TEX_ROLE_FRACTION] = "\\%s{a+b}{c}",
        [TEX_ROLE_TEXT_FRACTION] = "\\%s{a}{b}",
        [TEX_ROLE_BINOMIAL] = "\\%s{n}{k}",
        [TEX_ROLE_ROOT] = "\\%s[3]{x+1}",
        [TEX_ROLE_ACCENT] = "\\%s{x}+\\hat{x y}",
        [TEX_ROLE_BRACE] = "\\%s{a+b}_{n}",
        [TEX_ROLE_TEXT] = "\\%s{two words}",
        [TEX_ROLE_FONT] = "\\%s{R}",
        [TEX_ROLE_OPERATOR_NAME] = "\\%s{sign}(x)",
        [TEX_ROLE_LEFT] = "\\%s( x \\right)",
        [TEX_ROLE_RIGHT] = "\\left( x \\%s)",
        [TEX_ROLE_BEGIN] = "\\%s{cases} a & b \\\\ c & d \\end{cases}",
        [TEX_ROLE_END] = "\\begin{pmatrix} a & b \\\\ c & d \\%s{pmatrix}",
        [TEX_ROLE_NOT] = "a \\%s= b",
        [TEX_ROLE_ROW_END] = "\\begin{aligned} a &= b \\%s c &= d \\end{aligned}",
        [TEX_ROLE_STACK] = "\\%s{!}{=}",
        [TEX_ROLE_BIG] = "\\%s_{i=1}^n x",
        [TEX_ROLE_INTEGRAL] = "\\%s_0^1 \\frac{x}{2}",
        [TEX_ROLE_FUNCTION] = "\\%s x",
        [TEX_ROLE_LIMIT_FUNCTION] = "\\%s_{x \\in X} f",
    };
    const char *form = (size_t)c->role < sizeof forms / sizeof *forms && forms[c->role]
                           ? forms[c->role]
                           : "a \\%s b";
    const char *at = strstr(form, "%s");
    snprintf(text, size, "%.*s%s%s", (int)(at - form), form, c->name, at + 2);
}

static void every_command_lays_out_in_both_modes(void **state) {
    (void)state;
    assert_true(tex_command_count() > 200);
    for (size_t i = 0; i < tex_command_count(); i++) {
        struct tex_command_help help = tex_command_at(i);
        char tex[200], markdown[220];
        use(tex_find(help.name, strlen(help.name)), tex, sizeof tex);
        for (int display = 0; display < 2; display++)
            for (int ascii = 0; ascii < 2; ascii++) {
                struct strbuf out = { 0 };
                struct error err = { 0 };
                snprintf(markdown, sizeof markdown, display ? "$$%s$$" : "$%s$", tex);
                if (markdown_check("t", 1, markdown, &err) != STATUS_OK)
                    BROKEN("%s: %s", tex, err.text);
                markdown_text(&out, 60, ascii, markdown);
                const char *want = ascii ? help.ascii : help.unicode;
                if (text_width(want) > 0 && strcmp(want, "∫") != 0 &&
                    !strstr(help.about, "delimiter") && !strstr(help.about, "integral") &&
                    !strstr(help.about, "accent"))
                    if (!strstr(strbuf_text(&out), want))
                        BROKEN("%s does not show %s:\n%s", markdown, want, strbuf_text(&out));
                assert_true(out.size > 1);
                assert_null(strstr(strbuf_text(&out), ascii ? "?" : "$$"));
                strbuf_release(&out);
            }
        assert_string_not_equal(help.about, "");
    }
}

static void commands_have_one_name_each(void **state) {
    (void)state;
    for (size_t i = 0; i < tex_command_count(); i++)
        for (size_t j = i + 1; j < tex_command_count(); j++)
            assert_string_not_equal(tex_command_at(i).name, tex_command_at(j).name);
}

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static const char *const scraps[] = {
    "$",
    "$$",
    "\\frac",
    "{",
    "}",
    "^",
    "_",
    "(",
    ")",
    "[",
    "]",
    "|",
    "\\|",
    "\\left",
    "\\right",
    "\\sqrt",
    "\\sum",
    "\\int",
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{aligned}",
    "\\end{aligned}",
    "&",
    "\\\\",
    "x",
    "12",
    "\\hat",
    "\\text{a b}",
    "\\underbrace",
    "'",
    " ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "> ",
    "# ",
    "```",
    "```figure a\n",
    "| a | b |\n",
    "|---|:-:|\n",
    "**",
    "*",
    "`",
    "<b>",
    "&lt;",
    "[a](b)",
    "![i](http://x/y)",
    "\\quad",
    "\\not",
    "\\binom",
    "\\overset",
    "日本",
    "e\xCC\x81",
    "\xFF",
    "\t",
    "\r\n",
    "\\lfloor",
    "\\max",
    "\\limits",
    "\\operatorname*{f}",
    "/",
    "=",
    "+",
    ",",
    "\\overline",
    "\\mathbb",
    "\\vec",
    "---\n",
    "\\middle|",
};

static void draw_everywhere(const char *text, uint32_t seed) {
    struct strbuf out = { 0 };
    struct error err = { 0 };
    markdown_text(&out, 1 + (int)(seed % 90), seed & 1, text);
    markdown_check("t", 1, text, &err);
    strbuf_release(&out);
}

static void random_markdown_and_tex_never_crash(void **state) {
    const char *times = getenv("BITLAB_FUZZ");
    uint32_t seed = 12345;
    (void)state;
    for (int i = 0, n = times ? atoi(times) : 4000; i < n; i++) {
        struct strbuf text = { 0 };
        bool formula = i % 2;
        if (formula) strbuf_puts(&text, i % 4 == 1 ? "$$" : "$");
        for (uint32_t k = next_random(&seed) % 40; k > 0; k--)
            strbuf_puts(&text, scraps[next_random(&seed) % (sizeof scraps / sizeof *scraps)]);
        if (formula) strbuf_puts(&text, i % 4 == 1 ? "$$" : "$");
        draw_everywhere(strbuf_text(&text), next_random(&seed));
        strbuf_release(&text);
    }
}

static void random_bytes_never_crash(void **state) {
    uint32_t seed = 99;
    (void)state;
    for (int i = 0; i < 2000; i++) {
        char text[200];
        struct lesson lesson;
        struct error err = { 0 };
        size_t size = next_random(&seed) % sizeof text;
        for (size_t k = 0; k < size; k++)
            text[k] = (char)next_random(&seed);
        if (lesson_parse(&lesson, "t", "", text, size, &err) != STATUS_OK) continue;
        struct page page;
        struct page_options options = { .cols = 1 + (int)(seed % 80) };
        page_lay_out(&page, &lesson, &options);
        page_release(&page);
        lesson_release(&lesson);
    }
}

// The worst that fits into one formula: as deep and as wide as allowed.
static void the_largest_formulas_end_soon(void **state) {
    static const char *const parts[][2] = { { "\\frac{x}{", "}" },
                                            { "\\sqrt{", "}" },
                                            { "\\left(\\frac{a}{b}", "\\right)" },
                                            { "(", ")" },
                                            { "|", "" },
                                            { "x^{", "}" },
                                            { "\\begin{matrix} a & b \\\\", "\\end{matrix}" } };
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t depth = 12; depth < 80; depth += 8) {
            struct strbuf text = { 0 };
            strbuf_puts(&text, "$$");
            strbuf_repeat(&text, parts[i][0], depth);
            strbuf_repeat(&text, "abc", 100);
            strbuf_repeat(&text, parts[i][1], depth);
            strbuf_puts(&text, "$$");
            clock_t start = clock();
            draw_everywhere(strbuf_text(&text), 71);
            double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
            if (seconds > 2) BROKEN("%s at depth %zu takes %g s", parts[i][0], depth, seconds);
            strbuf_release(&text);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_on_one_row),

        cmocka_unit_test(displayed_formulas_share_a_baseline),
        cmocka_unit_test(every_command_lays_out_in_both_modes),
        cmocka_unit_test(commands_have_one_name_each),
        cmocka_unit_test(random_markdown_and_tex_never_crash),
        cmocka_unit_test(random_bytes_never_crash),
        cmocka_unit_test(the_largest_formulas_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
