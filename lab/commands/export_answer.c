// SPDX-License-Identifier: MIT
// Letters and places of an answer as the words that they stood for.
#include "lab/commands/export_answer.h"

#include <stdlib.h>
#include <string.h>

// The report is Markdown too, so that formulas stay; an item of a list is one line.
static void add_markdown(struct strbuf *out, const char *markdown) {
    for (; *markdown; markdown++)
        strbuf_putc(out, *markdown == '\n' ? ' ' : *markdown);
}

static const struct exercise_option *option_of(const struct exercise *exercise, char letter) {
    for (size_t i = 0; i < exercise->n_options; i++)
        if (exercise->options[i].id[0] == letter && !exercise->options[i].id[1])
            return &exercise->options[i];
    return NULL;
}

static bool add_options(const struct exercise *exercise, const char *answer, struct strbuf *out) {
    const char *apart = "";
    for (const char *c = answer; *c; c++) {
        if (*c == ',' || *c == ' ') continue;
        const struct exercise_option *option = option_of(exercise, *c);
        if (!option) return false;
        strbuf_printf(out, "%s%s) ", apart, option->id);
        add_markdown(out, option->text);
        apart = "; ";
    }
    return true;
}

static bool add_steps(const struct exercise *exercise, const char *answer, struct strbuf *out) {
    const char *apart = "";
    for (const char *at = answer; *at;) {
        char *end;
        unsigned long place = strtoul(at, &end, 10);
        if (end == at || place < 1 || place > exercise->steps.n) return false;
        strbuf_puts(out, apart);
        add_markdown(out, exercise->steps.at[place - 1]);
        apart = " → ";
        at = end + (*end == ',');
    }
    return true;
}

static bool add_line(const char *answer, struct strbuf *out) {
    if (!*answer || answer[strspn(answer, "0123456789")]) return false;
    strbuf_printf(out, "line %s", answer);
    return true;
}

static bool add_words(const struct exercise *exercise, const char *answer, struct strbuf *out) {
    switch (exercise->kind) {
    case EXERCISE_CHOICE:
    case EXERCISE_CHECKLIST:
        return add_options(exercise, answer, out);
    case EXERCISE_ORDER:
        return add_steps(exercise, answer, out);
    case EXERCISE_BUG:
        return add_line(answer, out);
    default:
        return false;
    }
}

void export_answer_words(const struct exercise *exercise, const char *answer, struct strbuf *out) {
    struct strbuf words = { 0 };
    if (add_words(exercise, answer, &words)) strbuf_puts(out, strbuf_text(&words));
    strbuf_release(&words);
}
