// SPDX-License-Identifier: MIT
// The file that a learner begins with: the starter of a program, or a `return` with the question
// above it.
#include "lab/exercise/starter.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/digest.h"
#include "lab/base/memory.h"
#include "lab/cells/sanitize.h"
#include "lab/lesson/lesson.h"

#define OPTION_INDENT "   " // as wide as "a) "

enum { COMMENT_COLS = 72 };

// As comments. `first` stands before the first line, blanks of its width before the others.
static void add_lines(struct strbuf *out, const char *first, const char *text) {
    while (*text) {
        size_t size = strcspn(text, "\n");
        strbuf_printf(out, size ? "-- %s" : "--", first);
        strbuf_add(out, text, size);
        strbuf_putc(out, '\n');
        text += size + (text[size] == '\n');
        if (*first) first = OPTION_INDENT;
    }
}

// Markdown as an editor's 80 columns can show it: wrapped, formulas laid out, in ASCII.
static void add_markdown(struct strbuf *out, const char *first, const char *markdown) {
    struct strbuf text = { 0 };
    markdown_text(&text, COMMENT_COLS - (int)strlen(first), true, markdown);
    add_lines(out, first, strbuf_text(&text));
    strbuf_release(&text);
}

static void start_code(const struct exercise *exercise, struct strbuf *out) {
    strbuf_puts(out, exercise->starter);
}

static void start_number(const struct exercise *exercise, struct strbuf *out) {
    strbuf_printf(out, "return 0%s%s\n", exercise->unit[0] ? " -- in " : "", exercise->unit);
}

static void add_options(const struct exercise *exercise, struct strbuf *out) {
    for (size_t i = 0; i < exercise->n_options; i++) {
        char *letter = xprintf("%s) ", exercise->options[i].id);
        add_markdown(out, letter, exercise->options[i].text);
        free(letter);
    }
}

static void start_choice(const struct exercise *exercise, struct strbuf *out) {
    size_t correct = 0;
    for (size_t i = 0; i < exercise->n_options; i++)
        correct += exercise->options[i].correct;
    add_options(exercise, out);
    strbuf_puts(out, correct == 1 ? "return \"\" -- the letter\n"
                                  : "return { } -- the letters: { \"a\", \"c\" }\n");
}

static void start_checklist(const struct exercise *exercise, struct strbuf *out) {
    add_options(exercise, out);
    strbuf_puts(out, "return { } -- the letters: { \"a\", \"c\" }\n");
}

static void start_order(const struct exercise *exercise, struct strbuf *out) {
    int *order = xcalloc(exercise->steps.n, sizeof *order);
    exercise_shuffle(exercise, 0, order);
    strbuf_puts(out, "-- put the lines in order\nreturn {\n");
    for (size_t i = 0; i < exercise->steps.n; i++) {
        const char *step = exercise->steps.at[order[i]];
        struct value text = { .kind = VALUE_STRING, .string = { step, strlen(step) } };
        strbuf_puts(out, "  ");
        value_print(&text, out, 0);
        strbuf_puts(out, ",\n");
    }
    strbuf_puts(out, "}\n");
    free(order);
}

static void start_bug(const struct exercise *exercise, int line, struct strbuf *out) {
    if (!exercise->entry) {
        add_lines(out, "", exercise->program);
        strbuf_puts(out, "return 0 -- the line at fault\n");
        return;
    }
    const char *newline = exercise->program[0] && text_ends(exercise->program, "\n") ? "" : "\n";
    strbuf_printf(out, "return { line = %d, -- the line at fault\nprogram = [==[\n%s%s]==] }\n",
                  line, exercise->program, newline);
}

static void start_bug_anywhere(const struct exercise *exercise, struct strbuf *out) {
    start_bug(exercise, 0, out);
}

static void (*const starters[EXERCISE_KINDS])(const struct exercise *exercise,
                                              struct strbuf *out) = {
    [EXERCISE_CODE] = start_code,        [EXERCISE_NUMBER] = start_number,
    [EXERCISE_CHOICE] = start_choice,    [EXERCISE_ORDER] = start_order,
    [EXERCISE_BUG] = start_bug_anywhere, [EXERCISE_CHECKLIST] = start_checklist,
};

void exercise_starter(const struct exercise *exercise, struct strbuf *out) {
    exercise_starter_at(exercise, 0, out);
}

void exercise_starter_at(const struct exercise *exercise, int line, struct strbuf *out) {
    struct arena arena = { 0 };
    strbuf_puts(out, "-- ");
    sanitize(out, exercise->title, strlen(exercise->title), false);
    strbuf_puts(out, "\n--\n");
    add_markdown(out, "", exercise_text(exercise, exercise->task, NULL, &arena));
    strbuf_putc(out, '\n');
    if (line > 0 && exercise->kind == EXERCISE_BUG)
        start_bug(exercise, line, out);
    else
        starters[exercise->kind](exercise, out);
    if (out->at[out->size - 1] != '\n') strbuf_putc(out, '\n');
    arena_release(&arena);
}

// Of a bug whose program is repaired: where the line alone is the answer, it is one.
static int lines_to_begin_with(const struct exercise *exercise) {
    int lines = 0;
    if (exercise->kind != EXERCISE_BUG || !exercise->entry) return 0;
    for (const char *at = exercise->program; *at; at++)
        lines += *at == '\n' || !at[1];
    return lines;
}

bool exercise_is_starter(const struct exercise *exercise, const char *hash) {
    struct strbuf starter = { 0 };
    char other[DIGEST_HEX];
    bool same = false;
    for (int line = 0; !same && line <= lines_to_begin_with(exercise); line++) {
        strbuf_clear(&starter);
        exercise_starter_at(exercise, line, &starter);
        digest_hex(strbuf_text(&starter), starter.size, other);
        same = strcmp(other, hash) == 0;
    }
    strbuf_release(&starter);
    return same;
}
