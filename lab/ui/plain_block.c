// SPDX-License-Identifier: MIT
// The blocks of a lesson in the plain walk, said as sentences.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lesson/spoken.h"
#include "lab/ui/plain_walk.h"

void plain_print(struct plain *plain, const struct grid *grid) {
    struct strbuf text = { 0 };
    const struct grid_print_options options = { .ascii = plain->ascii };
    grid_print(grid, 0, grid->rows, &options, &text);
    fwrite(strbuf_text(&text), 1, text.size, stdout);
    strbuf_release(&text);
    plain->col = 0;
}

// Through the cells, so that nothing unsafe or beyond ASCII slips out.
void plain_say(struct plain *plain, const char *format, ...) {
    char text[8192];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");
        char line[8192];
        struct grid row;
        struct strbuf out = { 0 };
        const struct grid_print_options options = { .ascii = plain->ascii };
        memcpy(line, at, size);
        line[size] = '\0';
        bool ended = at[size] == '\n';
        size_t trailing = size && line[size - 1] == ' ';
        grid_init(&row, 1, text_width(line) + 1);
        grid_text(&row, 0, 0, row.cols, STYLE_TEXT, line);
        grid_print(&row, 0, 1, &options, &out);
        fwrite(strbuf_text(&out), 1, out.size - 1, stdout);
        fputs(ended ? "\n" : trailing ? " " : "", stdout);
        plain->col = ended ? 0 : plain->col + text_width(line);
        grid_release(&row);
        strbuf_release(&out);
        at += size + ended;
    }
}

// Text behind a label that stands on the line already, "Notice: ": wrapped with a word as long in
// its place, which is not printed again.
static void tell_behind(struct plain *plain, const char *text) {
    const struct grid_print_options options = { .ascii = plain->ascii };
    struct strbuf whole = { 0 }, lines = { 0 };
    struct grid page;
    strbuf_repeat(&whole, "x", (size_t)plain->col - 1);
    strbuf_printf(&whole, " %s", text);
    grid_init(&page, 0, PLAIN_COLS);
    grid_wrap(&page, 0, 0, PLAIN_COLS, STYLE_TEXT, whole.at);
    grid_print(&page, 0, page.rows, &options, &lines);
    size_t first = strcspn(strbuf_text(&lines), "\n"), label = (size_t)plain->col;
    if (label > first) label = first;
    fwrite(strbuf_text(&lines) + label, 1, lines.size - label, stdout);
    plain->col = 0;
    grid_release(&page);
    strbuf_release(&lines);
    strbuf_release(&whole);
}

void plain_tell(struct plain *plain, const char *text) {
    struct grid page;
    if (plain->col > 0 && plain->col < PLAIN_COLS / 2) {
        tell_behind(plain, text);
        return;
    }
    grid_init(&page, 0, PLAIN_COLS);
    grid_wrap(&page, 0, 0, PLAIN_COLS, STYLE_TEXT, text);
    plain_print(plain, &page);
    grid_release(&page);
}

void plain_sentence(struct plain *plain, const char *format, ...) {
    char text[8192];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t size = strlen(text);
    if (size && text[size - 1] == '\n') text[size - 1] = '\0';
    plain_tell(plain, text);
}

void plain_tell_markdown(struct plain *plain, const char *markdown) {
    struct strbuf text = { 0 };
    markdown_say(&text, markdown);
    plain_tell(plain, strbuf_text(&text));
    strbuf_release(&text);
}

static void tell_block(struct plain *plain, const struct lesson_block *block) {
    struct strbuf text = { 0 };
    lesson_block_say(&text, block);
    plain_tell(plain, strbuf_text(&text));
    strbuf_release(&text);
}

// A heading goes with what it heads, the items of a list go together.
static bool goes_with_next(const struct lesson *lesson, size_t block) {
    const struct lesson_block *at = &lesson->blocks[block];
    if (block + 1 >= lesson->n) return false;
    return at->kind == BLOCK_HEADING || (at->kind == BLOCK_ITEM && at[1].kind == BLOCK_ITEM);
}

void plain_block(struct plain *plain, const struct lesson *lesson, size_t block) {
    const struct lesson_block *at = &lesson->blocks[block];
    plain->turn = TURN_ON;
    switch (at->kind) {
    case BLOCK_FIGURE:
        plain_figure(plain, lesson, at);
        return;
    case BLOCK_QUIZ:
        plain_quiz(plain, lesson, at);
        return;
    case BLOCK_EXERCISE:
        plain_exercise(plain, at->name);
        return;
    default:
        tell_block(plain, at);
    }
    if (at->kind != BLOCK_RULE && !goes_with_next(lesson, block)) plain_ask(plain, "", NULL);
}
