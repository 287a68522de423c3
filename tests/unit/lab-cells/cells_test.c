// SPDX-License-Identifier: MIT
// Cells: text of any kind into a grid, wrapping, printing, and the sanitizer that nothing dangerous
// passes.
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/cells/grid.h"
#include "lab/cells/sanitize.h"

static char *printed_with(const struct grid *grid, int colors, enum palette ground, bool ascii) {
    struct strbuf out = { 0 };
    const struct grid_print_options options = { .color = { .colors = colors, .ground = ground },
                                                .ascii = ascii };
    grid_print(grid, 0, grid->rows, &options, &out);
    return strbuf_detach(&out);
}

static char *printed(const struct grid *grid, bool color, bool ascii) {
    return printed_with(grid, color ? 8 : 0, PALETTE_AUTO, ascii);
}

static void assert_prints(struct grid *grid, const char *expected) {
    char *text = printed(grid, false, false);
    assert_string_equal(text, expected);
    free(text);
}

static void long_text_ends_in_an_ellipsis(void **state) {
    (void)state;
    struct grid grid;
    grid_init(&grid, 0, 20);
    assert_int_equal(grid_text(&grid, 0, 2, 6, STYLE_TEXT, "abcdefgh"), 6);
    assert_int_equal(grid_text(&grid, 1, 2, 8, STYLE_TEXT, "abcdefgh"), 8);
    assert_prints(&grid, "  abcde…\n  abcdefgh\n");
    grid_release(&grid);
}

static void wide_and_combining_characters_take_their_columns(void **state) {
    (void)state;
    struct grid grid;
    grid_init(&grid, 0, 10);
    assert_int_equal(grid_text(&grid, 0, 0, 10, STYLE_TEXT, "量x\xCC\x82y"), 4);
    assert_int_equal(grid_cell(&grid, 0, 1)->base, 0);
    assert_int_equal(grid_cell(&grid, 0, 2)->mark[0], 0x302);
    assert_prints(&grid, "量x\xCC\x82y\n");
    assert_int_equal(text_width("量x\xCC\x82y"), 4);
    grid_release(&grid);
}

static void paragraphs_wrap_at_spaces_at_any_width(void **state) {
    (void)state;
    const char *text = "Sixteen weights, four bits each.\nOne scale.";
    for (int cols = 1; cols < 60; cols++) {
        struct grid grid;
        grid_init(&grid, 0, cols);
        int rows = grid_wrap(&grid, 0, 0, cols, STYLE_TEXT, text);
        assert_int_equal(rows, grid.rows);
        char *out = printed(&grid, false, false);
        size_t letters = 0, kept = 0;
        for (const char *c = text; *c; c++)
            letters += *c != ' ' && *c != '\n';
        for (const char *c = out; *c; c++)
            kept += *c != ' ' && *c != '\n';
        assert_int_equal(kept, letters);
        free(out);
        grid_release(&grid);
    }
}

static void drawing_outside_does_nothing(void **state) {
    (void)state;
    struct grid grid;
    grid_init(&grid, 2, 3);
    grid.max_rows = 2;
    grid_put(&grid, -1, 0, 'x', STYLE_TEXT);
    grid_put(&grid, 0, 3, 'x', STYLE_TEXT);
    grid_put(&grid, 2, 0, 'x', STYLE_TEXT);
    grid_fill(&grid, -5, -5, 20, 4, 'y', STYLE_TEXT);
    assert_int_equal(grid.rows, 2);
    assert_prints(&grid, "\n\n");
    grid_release(&grid);
}

static void colour_is_closed_on_every_line_and_ascii_has_twins(void **state) {
    (void)state;
    struct grid grid;
    grid_init(&grid, 0, 10);
    grid_text(&grid, 0, 0, 10, STYLE_GOOD, "2×3 ≤ π");
    char *text = printed(&grid, true, false), *ascii = printed(&grid, false, true);
    assert_string_equal(text, "\033[1;32m2×3 ≤ π\033[0m\n");
    assert_string_equal(ascii, "2x3 < ?\n");
    free(text);
    free(ascii);
    grid_release(&grid);
}

static bool is_harmless(const char *text) {
    for (size_t i = 0, size = strlen(text), taken; i < size; i += taken) {
        uint32_t c = utf8_decode(text + i, size - i, &taken);
        if (c != '\n' && !codepoint_is_safe(c)) return false;
    }
    return utf8_valid_prefix(text, strlen(text)) == strlen(text);
}

static void nothing_dangerous_passes_the_sanitizer(void **state) {
    (void)state;
    struct strbuf out = { 0 };
    static const char text[] = "a\033[31mb\x7f\r\n\xE2\x80\xAE"
                               "c\xC2\x9B"
                               "31m\xFF\xED\xA0\x80";
    sanitize(&out, text, sizeof text - 1, true);
    assert_true(is_harmless(strbuf_text(&out)));
    assert_non_null(strstr(strbuf_text(&out), "a\\x1b[31mb\\x7f\\r\n\\u202ec\\x9b31m"));
    srand(3);
    for (int i = 0; i < 3000; i++) {
        char bytes[64];
        for (size_t k = 0; k < sizeof bytes; k++)
            bytes[k] = (char)rand();
        strbuf_clear(&out);
        sanitize_block(&out, bytes, sizeof bytes, "| ", 10);
        assert_true(is_harmless(strbuf_text(&out)));
    }
    strbuf_release(&out);
}

static void blocks_keep_head_and_tail_and_prefix_every_line(void **state) {
    (void)state;
    struct strbuf text = { 0 }, out = { 0 };
    for (int i = 1; i <= 100; i++)
        strbuf_printf(&text, "::error line %d\n", i);
    sanitize_block(&out, text.at, text.size, "| ", 4);
    assert_string_equal(strbuf_text(&out),
                        "| ::error line 1\n| ::error line 2\n| … 96 more lines left out …\n"
                        "| ::error line 99\n| ::error line 100\n");
    strbuf_clear(&out);
    sanitize_block(&out, "a\tb", 3, "| ", 4);
    assert_string_equal(strbuf_text(&out), "| a       b\n");
    strbuf_release(&text);
    strbuf_release(&out);
}

static void printed_styles_follow_the_palette_of_the_ground(void **state) {
    static const struct {
        int colors;
        enum palette ground;
        const char *text;
    } wanted[] = {
        { 0, PALETTE_DARK, "a b\n" },
        { 8, PALETTE_DARK, "\033[36ma\033[0m \033[1;37;44mb\033[0m\n" },
        { 16, PALETTE_DARK, "\033[96ma\033[0m \033[1;37;44mb\033[0m\n" },
        { 16, PALETTE_LIGHT, "\033[34ma\033[0m \033[1;37;44mb\033[0m\n" },
        { 256, PALETTE_DARK, "\033[38;5;111ma\033[0m \033[1;38;5;231;48;5;25mb\033[0m\n" },
        { 256, PALETTE_LIGHT, "\033[38;5;19ma\033[0m \033[1;38;5;231;48;5;25mb\033[0m\n" },
        { 256, PALETTE_MONO, "a \033[1;7mb\033[0m\n" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct grid grid;
        grid_init(&grid, 0, 10);
        grid_text(&grid, 0, 0, 1, STYLE_SERIES_1, "a");
        grid_text(&grid, 0, 1, 1, STYLE_TEXT, " ");
        grid_text(&grid, 0, 2, 1, STYLE_FOCUS, "b");
        char *text = printed_with(&grid, wanted[i].colors, wanted[i].ground, false);
        assert_string_equal(text, wanted[i].text);
        free(text);
        grid_release(&grid);
    }
}

static void terminals_say_how_many_colours_they_have(void **state) {
    (void)state;
    assert_int_equal(palette_colors("xterm-256color", NULL), 256);
    assert_int_equal(palette_colors("xterm", "truecolor"), 256);
    assert_int_equal(palette_colors("xterm", ""), 16);
    assert_int_equal(palette_colors("linux", NULL), 8);
    assert_int_equal(palette_colors(NULL, NULL), 8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_styles_follow_the_palette_of_the_ground),
        cmocka_unit_test(terminals_say_how_many_colours_they_have),
        cmocka_unit_test(long_text_ends_in_an_ellipsis),
        cmocka_unit_test(wide_and_combining_characters_take_their_columns),
        cmocka_unit_test(paragraphs_wrap_at_spaces_at_any_width),
        cmocka_unit_test(drawing_outside_does_nothing),
        cmocka_unit_test(colour_is_closed_on_every_line_and_ascii_has_twins),
        cmocka_unit_test(nothing_dangerous_passes_the_sanitizer),
        cmocka_unit_test(blocks_keep_head_and_tail_and_prefix_every_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
