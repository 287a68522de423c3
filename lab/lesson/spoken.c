// SPDX-License-Identifier: MIT
// Blocks as sentences: what a block is stands before it where its look would say so on a screen.
#include "lab/lesson/spoken.h"

#include <string.h>

#include "lab/lesson/parse.h"
#include "lab/lesson/table.h"

// A link into the course says where it leads, so that it can be typed: "model size (link to
// model-size)". Addresses stand in the text already.
static void say_link_end(struct strbuf *out, const struct inline_run *run,
                         const struct inline_run *next) {
    if (!run->target || strstr(run->target, "://") || (next && next->link == run->link)) return;
    strbuf_printf(out, " (link to %s)", run->target);
}

static void say_runs(struct strbuf *out, const struct inline_run *runs, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (runs[i].kind == RUN_BREAK)
            strbuf_putc(out, '\n');
        else if (runs[i].kind == RUN_MATH && runs[i].math)
            tex_say(out, runs[i].math);
        else
            strbuf_puts(out, runs[i].text);
        say_link_end(out, &runs[i], i + 1 < n ? &runs[i + 1] : NULL);
    }
}

static void say_words(struct strbuf *out, const struct lesson_block *block, const char *what) {
    strbuf_puts(out, what);
    say_runs(out, block->runs, block->n_runs);
    strbuf_putc(out, '\n');
}

static void say_item(struct strbuf *out, const struct lesson_block *block) {
    bool numbered = block->marker[0] >= '0' && block->marker[0] <= '9';
    strbuf_puts(out, numbered ? block->marker : *block->marker ? "-" : "");
    if (*block->marker) strbuf_putc(out, ' ');
    say_words(out, block, "");
}

static void say_code(struct strbuf *out, const struct lesson_block *block) {
    strbuf_printf(out, "Code:\n%s", block->text);
    if (block->text[0] && !text_ends(block->text, "\n")) strbuf_putc(out, '\n');
    strbuf_puts(out, "End of code.\n");
}

static void say_cell(struct strbuf *out, const struct lesson_table *table, int row, int column) {
    const struct table_cell *cell = &table->cells[row * table->columns + column];
    say_runs(out, cell->runs, cell->n_runs);
}

// Every row is a line, every cell stands behind the head of its column.
static void say_table(struct strbuf *out, const struct lesson_block *block) {
    const struct lesson_table *table = block->table;
    int rows = table->rows - 1;
    strbuf_printf(out, "Table of %d row%s and %d column%s:\n", rows, rows == 1 ? "" : "s",
                  table->columns, table->columns == 1 ? "" : "s");
    for (int row = 1; row < table->rows; row++) {
        strbuf_printf(out, "Row %d. ", row);
        for (int column = 0; column < table->columns; column++) {
            size_t before = out->size;
            say_cell(out, table, 0, column);
            if (out->size > before) strbuf_puts(out, ": ");
            say_cell(out, table, row, column);
            strbuf_puts(out, column + 1 < table->columns ? "; " : ".\n");
        }
    }
    strbuf_puts(out, "End of the table.\n");
}

// In words, and as it was written for those who read TeX.
static void say_formula(struct strbuf *out, const struct lesson_block *block) {
    if (block->math) {
        strbuf_puts(out, "Formula: ");
        tex_say(out, block->math);
        strbuf_puts(out, ".\n");
    }
    strbuf_puts(out, "In TeX: ");
    for (const char *at = block->text; *at;) { // on one line, with single blanks
        at += strspn(at, " \n\t\r");
        size_t size = strcspn(at, " \n\t\r");
        if (size && out->at[out->size - 1] != ' ') strbuf_putc(out, ' ');
        strbuf_add(out, at, size);
        at += size;
    }
    strbuf_putc(out, '\n');
}

void lesson_block_say(struct strbuf *out, const struct lesson_block *block) {
    switch (block->kind) {
    case BLOCK_HEADING:
        say_words(out, block, "Heading: ");
        break;
    case BLOCK_PARAGRAPH:
        say_words(out, block, block->quote ? "Quote: " : "");
        break;
    case BLOCK_QUOTE:
        say_words(out, block, "Quote: ");
        break;
    case BLOCK_ITEM:
        say_item(out, block);
        break;
    case BLOCK_CODE:
        say_code(out, block);
        break;
    case BLOCK_TABLE:
        say_table(out, block);
        break;
    case BLOCK_MATH:
        say_formula(out, block);
        break;
    case BLOCK_RULE:
    case BLOCK_FIGURE:
    case BLOCK_EXERCISE:
    case BLOCK_QUIZ:
        break;
    }
}

void markdown_say(struct strbuf *out, const char *markdown) {
    struct lesson lesson;
    markdown_parse(&lesson, "", 1, markdown, strlen(markdown), true, NULL);
    for (size_t i = 0; i < lesson.n; i++)
        lesson_block_say(out, &lesson.blocks[i]);
    lesson_release(&lesson);
}
