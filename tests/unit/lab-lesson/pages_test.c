// SPDX-License-Identifier: MIT
// Lessons as pages: whole pages against golden files, links and places, and what must hold at every
// width. BITLAB_UPDATE=1 writes the golden files anew; read the difference before you keep it.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/utf8.h"
#include "lab/lesson/lesson.h"

#define LESSONS "tests/data/lessons/"

#define BROKEN(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static int three_rows(void *owner, const struct lesson_block *block, int cols) {
    (void)owner;
    (void)cols;
    return block->kind == BLOCK_QUIZ ? 0 : 3;
}

static void parse_text(struct lesson *lesson, const char *text) {
    struct error err = { 0 };
    if (lesson_parse(lesson, "l.md", "", text, strlen(text), &err) != STATUS_OK)
        BROKEN("%s", err.text);
}

static void print_page(const char *text, int cols, bool ascii, struct strbuf *out) {
    struct lesson lesson;
    struct page page;
    struct page_options options = { .cols = cols, .ascii = ascii, .embed_rows = three_rows };
    struct grid_print_options print = { .ascii = ascii };
    parse_text(&lesson, text);
    page_lay_out(&page, &lesson, &options);
    grid_print(&page.grid, 0, page.grid.rows, &print, out);
    page_release(&page);
    lesson_release(&lesson);
}

static void check_golden(const char *name, int cols, bool ascii) {
    struct strbuf markdown = { 0 }, golden = { 0 }, page = { 0 };
    struct error err = { 0 };
    char *source = xprintf(LESSONS "%s.md", name);
    char *path = xprintf(LESSONS "%s.%d%s.txt", name, cols, ascii ? ".ascii" : "");
    assert_int_equal(file_read(source, COURSE_FILE_MAX, &markdown, &err), STATUS_OK);
    print_page(strbuf_text(&markdown), cols, ascii, &page);
    if (getenv("BITLAB_UPDATE")) file_write(path, page.at, page.size, &err);
    if (file_read(path, COURSE_FILE_MAX, &golden, &err) != STATUS_OK) BROKEN("%s", err.text);
    assert_string_equal(strbuf_text(&page), strbuf_text(&golden));
    strbuf_release(&markdown);
    strbuf_release(&golden);
    strbuf_release(&page);
    free(source);
    free(path);
}

// A sentence may come from a report that somebody else made.
static void no_control_byte_comes_out(void **state) {
    (void)state;
    static const char *const texts[] = {
        "a\tb",
        "`a\tb\006`",
        "\tcode\006x",
        "```\na\tb\033[2J\n```",
        "a\177 \033[2J\006",
        "$\\text{a\006}$",
        "$\\text{a\tb}$",
        "$\\operatorname{\033}$",
        "$a\006b$",
        "&#6; &#27;[2J",
        "- a\006\n\n| a\006 | b |\n|---|---|\n| \033 | c\t |",
        "[a\006](b\006) ![\006](x)",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct strbuf out = { 0 };
        markdown_text(&out, 40, i % 2, texts[i]);
        for (size_t k = 0; k < out.size; k++) {
            unsigned char c = (unsigned char)out.at[k];
            if ((c < 32 && c != '\n') || c == 127)
                BROKEN("text %zu lets the byte %d through: %s", i, c, texts[i]);
        }
        assert_true(out.size > 1);
        strbuf_release(&out);
    }
}

static void pages_look_as_the_golden_files(void **state) {
    static const char *const names[] = { "constructs", "formulas" };
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        check_golden(names[i], 40, false);
        check_golden(names[i], 72, false);
        check_golden(names[i], 100, false);
        check_golden(names[i], 72, true);
    }
}

static void ascii_formulas_hold_nothing_but_ascii(void **state) {
    struct strbuf markdown = { 0 };
    struct error err = { 0 };
    struct lesson lesson;
    struct page page;
    struct page_options options = { .cols = 72, .ascii = true };
    (void)state;
    assert_int_equal(file_read(LESSONS "formulas.md", COURSE_FILE_MAX, &markdown, &err), STATUS_OK);
    parse_text(&lesson, strbuf_text(&markdown));
    page_lay_out(&page, &lesson, &options);
    for (int i = 0; i < page.grid.rows * page.grid.cols; i++) {
        assert_in_range(page.grid.at[i].base, 0x20, 0x7E);
        assert_int_equal(page.grid.at[i].mark[0], 0);
    }
    page_release(&page);
    lesson_release(&lesson);
    strbuf_release(&markdown);
}

// All of `text` that is a letter or digit, in order, for comparing pages of different widths.
static void letters_of(const char *text, struct strbuf *out) {
    for (; *text; text++)
        if ((*text >= '0' && *text <= '9') || (*text >= 'a' && *text <= 'z') ||
            (*text >= 'A' && *text <= 'Z'))
            strbuf_putc(out, *text);
}

static void every_width_keeps_all_words_in_order(void **state) {
    static const char text[] =
        "# A heading with several words\n\nA paragraph with **strong**, `code` and "
        "[a link](https://example.org/a/long/address), and $x + y = z$ in it - with a dash, "
        "extraordinarily-long-hyphenated-words and 日本語 too.\n\n- one item\n- another item\n\n"
        "  1. a nested one, which is longer than a line of a narrow page\n\n> a quotation\n> goes "
        "on\n\n"
        "```lua\nlocal x = 1 -- a line of code that is rather long for a terminal\n```\n";
    struct strbuf all = { 0 };
    (void)state;
    for (int cols = 200; cols >= 1; cols--) {
        struct strbuf page = { 0 }, letters = { 0 };
        print_page(text, cols, false, &page);
        letters_of(strbuf_text(&page), cols == 200 ? &all : &letters);
        if (cols < 200) assert_string_equal(strbuf_text(&letters), strbuf_text(&all));
        strbuf_release(&page);
        strbuf_release(&letters);
    }
    assert_non_null(strstr(strbuf_text(&all), "extraordinarilylonghyphenatedwordsandtoo"));
    strbuf_release(&all);
}

static void no_line_begins_with_punctuation(void **state) {
    static const char text[] =
        "Some words, with $a$, $b$; and `c`, then **d**. A dash — stands – here! Is it so? "
        "Yes: (it is), 日本、語。日本「語」、日本。";
    (void)state;
    for (int cols = 8; cols <= 80; cols++) {
        struct strbuf page = { 0 };
        print_page(text, cols, false, &page);
        for (const char *line = strbuf_text(&page); line; line = strchr(line, '\n')) {
            line += *line == '\n';
            size_t taken;
            uint32_t first = *line ? utf8_decode(line, strlen(line), &taken) : 'a';
            if (strchr(",.;:!?)", (int)(first < 128 ? first : 'a')) || first == 0x3001 ||
                first == 0x3002 || first == 0x300D || first == 0x2014 || first == 0x2013)
                BROKEN("at %d columns a line begins with U+%04X:\n%s", cols, first,
                       strbuf_text(&page));
        }
        strbuf_release(&page);
    }
}

static void no_line_is_wider_than_the_measure(void **state) {
    struct strbuf markdown = { 0 };
    struct error err = { 0 };
    (void)state;
    assert_int_equal(file_read(LESSONS "formulas.md", COURSE_FILE_MAX, &markdown, &err), STATUS_OK);
    struct lesson lesson;
    parse_text(&lesson, strbuf_text(&markdown));
    for (int measure = 10; measure <= 90; measure += 8) {
        struct page page;
        struct page_options options = { .cols = 300, .measure = measure };
        page_lay_out(&page, &lesson, &options);
        for (int row = 0; row < page.grid.rows; row++)
            for (int col = measure; col < 300; col++)
                assert_int_equal(grid_cell(&page.grid, row, col)->base, ' ');
        page_release(&page);
    }
    lesson_release(&lesson);
    strbuf_release(&markdown);
}

static void links_are_collected_where_they_stand(void **state) {
    struct lesson lesson;
    struct page page;
    struct page_options options = { .cols = 72 };
    (void)state;
    parse_text(&lesson, "Go to [the scale](affine-quantizer) or [the web](https://a.example/x).\n");
    page_lay_out(&page, &lesson, &options);
    assert_int_equal(page.n_links, 2);
    assert_string_equal(page.links[0].target, "affine-quantizer");
    assert_int_equal(page.links[0].row, 0);
    assert_int_equal(page.links[0].col, 6);
    assert_int_equal(page.links[0].cols, 9);
    assert_string_equal(page.links[1].target, "https://a.example/x");
    struct strbuf line = { 0 };
    grid_print(&page.grid, 0, 1, &(struct grid_print_options) { 0 }, &line);
    assert_string_equal(strbuf_text(&line), "Go to the scale or the web (https://a.example/x).\n");
    strbuf_release(&line);
    page_release(&page);
    lesson_release(&lesson);
}

static void embedded_blocks_keep_the_rows_they_ask_for(void **state) {
    struct lesson lesson;
    struct page page;
    struct page_options options = { .cols = 60, .embed_rows = three_rows };
    (void)state;
    parse_text(&lesson, "a\n\n```figure f\nx\n```\n\n```quiz\ny\n```\n\nb\n");
    page_lay_out(&page, &lesson, &options);
    assert_int_equal(page.n_places, 4);
    assert_int_equal(page.places[1].row, 2);
    assert_int_equal(page.places[1].rows, 3);
    assert_int_equal(page.places[2].rows, 0); // nothing is kept, but its place is known
    assert_int_equal(page.places[2].row, 5);
    assert_int_equal(page.places[3].row, 6);
    assert_int_equal(page.grid.rows, 7);
    page_release(&page);
    lesson_release(&lesson);
}

static void short_markdown_shows_a_wrong_formula_as_its_source(void **state) {
    struct strbuf out = { 0 };
    (void)state;
    markdown_text(&out, 40, false, "Define `f(x)` as $\\nope{x}$ of $x^2$.");
    assert_string_equal(strbuf_text(&out), "Define f(x) as $\\nope{x}$ of x².\n");
    strbuf_release(&out);
}

static void short_markdown_is_drawn_inside_its_columns(void **state) {
    struct grid grid;
    (void)state;
    grid_init(&grid, 0, 30);
    int rows = markdown_draw(&grid, 2, 5, 10, false, "one two three\n\nfour");
    assert_int_equal(rows, 4);
    for (int row = 0; row < grid.rows; row++)
        for (int col = 0; col < 30; col++)
            if (row < 2 || col < 5 || col >= 15)
                assert_int_equal(grid_cell(&grid, row, col)->base, ' ');
    assert_int_equal(grid_cell(&grid, 2, 5)->base, 'o');
    assert_int_equal(grid_cell(&grid, 5, 5)->base, 'f');
    grid_release(&grid);
}

static void hostile_text_is_made_visible(void **state) {
    struct strbuf out = { 0 };
    (void)state;
    markdown_text(&out, 60, false, "a\x1b[31mb `c\x07` $x\xE2\x80\xAEy$ \xFF");
    assert_null(strchr(strbuf_text(&out), '\x1b'));
    assert_null(strchr(strbuf_text(&out), '\x07'));
    assert_null(strstr(strbuf_text(&out), "\xE2\x80\xAE"));
    assert_non_null(strstr(strbuf_text(&out), "\\x1b"));
    strbuf_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_control_byte_comes_out),
        cmocka_unit_test(pages_look_as_the_golden_files),
        cmocka_unit_test(ascii_formulas_hold_nothing_but_ascii),
        cmocka_unit_test(every_width_keeps_all_words_in_order),
        cmocka_unit_test(no_line_begins_with_punctuation),
        cmocka_unit_test(no_line_is_wider_than_the_measure),
        cmocka_unit_test(links_are_collected_where_they_stand),
        cmocka_unit_test(embedded_blocks_keep_the_rows_they_ask_for),
        cmocka_unit_test(short_markdown_shows_a_wrong_formula_as_its_source),
        cmocka_unit_test(short_markdown_is_drawn_inside_its_columns),
        cmocka_unit_test(hostile_text_is_made_visible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
