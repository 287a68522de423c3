// SPDX-License-Identifier: MIT
// Hidden cases that are told: among the shown ones, or in a text that a learner reads. Arguments
// and results are looked for as they are written, without blanks; a list of fewer than three digits
// and a number of fewer than four are in any text and say nothing.
#include <ctype.h>
#include <string.h>

#include "lab/check/subject.h"
#include "lab/grade/compare.h"

enum { TELLING = 4, TELLING_LIST = 3, TELLING_BESIDE = 6 };

static const struct tolerance exact = { .rel = -1, .abs = -1, .ulp = 0 };

static bool is_number_char(char c) {
    return isalnum((unsigned char)c) || c == '.' || c == '_';
}

// Without blanks, but for one between two words or numbers.
static void add_squeezed(struct strbuf *out, const char *text) {
    bool blank = false;
    for (; *text; text++) {
        if (isspace((unsigned char)*text)) {
            blank = true;
            continue;
        }
        if (blank && out->size && is_number_char(out->at[out->size - 1]) && is_number_char(*text))
            strbuf_putc(out, ' ');
        strbuf_putc(out, *text);
        blank = false;
    }
}

// A number or list as it would be written, without blanks; the braces of a list may be brackets, so
// they are left out.
static void print_squeezed(const struct value *value, struct strbuf *out) {
    struct strbuf text = { 0 };
    value_print(value, &text, 0);
    bool braced = text.size > 2 && text.at[0] == '{' && text.at[text.size - 1] == '}';
    if (braced) text.at[text.size - 1] = 0;
    add_squeezed(out, strbuf_text(&text) + braced);
    strbuf_release(&text);
}

static size_t count_digits(const char *text) {
    size_t n = 0;
    for (; *text; text++)
        n += isdigit((unsigned char)*text) != 0;
    return n;
}

// Stands there, and not as a part of a longer number.
static bool stands_in(const char *text, const char *piece) {
    size_t size = strlen(piece);
    for (const char *at = strstr(text, piece); at; at = strstr(at + 1, piece)) {
        bool joined_before = at > text && is_number_char(at[-1]) && is_number_char(piece[0]);
        bool decimal = at[size] == '.' && isdigit((unsigned char)at[size + 1]);
        bool joined_after = decimal || (at[size] != '.' && is_number_char(at[size]));
        if (!joined_before && !joined_after) return true;
    }
    return false;
}

static bool all_stand_in(const char *text, const struct exercise_case *one) {
    bool all = one->n_args > 0;
    for (size_t k = 0; all && k < one->n_args; k++) {
        struct strbuf piece = { 0 };
        print_squeezed(&one->args[k], &piece);
        all = stands_in(text, strbuf_text(&piece));
        strbuf_release(&piece);
    }
    return all;
}

// Short arguments are in any text; a list of six digits is not there by chance.
static bool has_telling_list(const struct exercise_case *one) {
    bool telling = false;
    for (size_t k = 0; !telling && k < one->n_args; k++) {
        struct strbuf piece = { 0 };
        print_squeezed(&one->args[k], &piece);
        telling =
            one->args[k].kind == VALUE_TABLE && count_digits(strbuf_text(&piece)) >= TELLING_BESIDE;
        strbuf_release(&piece);
    }
    return telling;
}

struct visible {
    const char *what, *text; // squeezed
};

static void look_for(struct subject *subject, const struct exercise_case *one,
                     const struct visible *visible, size_t n, const char *piece, const char *kind) {
    if (count_digits(piece) < (size_t)(strchr(piece, ',') ? TELLING_LIST : TELLING)) return;
    for (size_t i = 0; i < n; i++) {
        if (!stands_in(visible[i].text, piece)) continue;
        subject_warning(subject, one->line, "the %s of this hidden case, %s, stand%s in %s", kind,
                        piece, strcmp(kind, "result") ? "" : "s", visible[i].what);
        return;
    }
}

// The arguments of a case side by side, "{1,2},3".
static void look_for_arguments(struct subject *subject, const struct exercise_case *one,
                               const struct visible *visible, size_t n) {
    struct strbuf all = { 0 };
    for (size_t k = 0; k < one->n_args; k++) {
        if (k) strbuf_putc(&all, ',');
        print_squeezed(&one->args[k], &all);
    }
    look_for(subject, one, visible, n, strbuf_text(&all), "arguments");
    for (size_t i = 0; i < n && one->n_args > 1 && has_telling_list(one); i++) {
        if (!all_stand_in(visible[i].text, one)) continue;
        subject_warning(subject, one->line, "the arguments of this hidden case, %s, stand in %s",
                        strbuf_text(&all), visible[i].what);
        break;
    }
    strbuf_release(&all);
}

// The numbers of a record, of which each may tell the result.
static void look_for_fields(struct subject *subject, const struct exercise_case *one,
                            const struct visible *visible, size_t n, const struct value *result) {
    for (size_t i = 0; result->kind == VALUE_TABLE && i < result->table.n_fields; i++) {
        struct strbuf piece = { 0 };
        print_squeezed(&result->table.fields[i].value, &piece);
        look_for(subject, one, visible, n, strbuf_text(&piece), "result");
        strbuf_release(&piece);
    }
}

static void check_shown(struct subject *subject, const struct exercise_case *one) {
    const struct exercise *exercise = &subject->exercise;
    for (size_t i = 0; i < exercise->n_cases; i++) {
        const struct exercise_case *shown = &exercise->cases[i];
        bool same = !shown->hidden && shown->n_args == one->n_args;
        for (size_t k = 0; same && k < one->n_args; k++)
            same = values_equal(&shown->args[k], &one->args[k], &exact, NULL, NULL);
        if (same)
            subject_warning(subject, one->line, "this hidden case is shown too, in line %d",
                            shown->line);
    }
}

static void check_case(struct subject *subject, const struct exercise_case *one,
                       const struct visible *visible, size_t n) {
    struct strbuf result = { 0 };
    struct arena arena = { 0 };
    struct value expected;
    bool raised = false;
    check_shown(subject, one);
    look_for_arguments(subject, one, visible, n);
    if (exercise_expected(&subject->exercise, subject->checker->script, one, &arena, &expected,
                          &raised, NULL) == STATUS_OK &&
        !raised) {
        print_squeezed(&expected, &result);
        look_for(subject, one, visible, n, strbuf_text(&result), "result");
        look_for_fields(subject, one, visible, n, &expected);
    }
    strbuf_release(&result);
    arena_release(&arena);
}

static struct visible squeezed(struct subject *subject, const char *what, const char *text) {
    struct strbuf out = { 0 };
    add_squeezed(&out, text);
    struct visible visible = { what, arena_strdup(&subject->arena, strbuf_text(&out)) };
    strbuf_release(&out);
    return visible;
}

void check_leaks(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    size_t n = 0, most = 4 + exercise->hints.n + exercise->n_mistakes + exercise->n_cases;
    struct visible *visible = arena_alloc(&subject->arena, most * sizeof *visible);
    visible[n++] = squeezed(subject, "the task", exercise->task);
    visible[n++] = squeezed(subject, "given", exercise->given);
    if (exercise->starter) visible[n++] = squeezed(subject, "the starter", exercise->starter);
    if (exercise->program) visible[n++] = squeezed(subject, "the program", exercise->program);
    for (size_t i = 0; i < exercise->hints.n; i++)
        visible[n++] = squeezed(subject, arena_printf(&subject->arena, "hint %zu", i + 1),
                                exercise->hints.at[i]);
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        visible[n++] = squeezed(subject, "what a known mistake says", exercise->mistakes[i].says);
    for (size_t i = 0; i < exercise->n_cases; i++)
        if (exercise->cases[i].note[0])
            visible[n++] = squeezed(subject, "a note, which reports show", exercise->cases[i].note);
    for (size_t i = 0; i < exercise->n_cases; i++)
        if (exercise->cases[i].hidden) check_case(subject, &exercise->cases[i], visible, n);
}
