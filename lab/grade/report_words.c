// SPDX-License-Identifier: MIT
// What the report formats share: which sentences an exercise gets, the summary, and the care that
// no text of a learner becomes a command of the system that shows the log.
#include <ctype.h>
#include <string.h>

#include "lab/cells/sanitize.h"
#include "lab/grade/formats.h"

bool may_show_values(const struct test_result *test, const struct report_options *options) {
    return test->has_values && (!test->hidden || options->show_hidden);
}

bool exercise_needs_own_point(const struct exercise_result *exercise) {
    size_t passed = 0;
    for (size_t i = 0; i < exercise->n_tests; i++)
        passed += exercise->tests[i].verdict == VERDICT_PASS;
    return exercise->n_tests == 0 ||
           (passed == exercise->n_tests && exercise->verdict != VERDICT_PASS);
}

size_t exercise_points(const struct exercise_result *exercise) {
    return exercise->n_tests + exercise_needs_own_point(exercise);
}

void put_points(struct strbuf *out, double score, double max_score) {
    strbuf_number(out, score);
    strbuf_puts(out, " of ");
    strbuf_number(out, max_score);
    strbuf_puts(out, max_score == 1 ? " point" : " points");
}

static void put_hidden(struct strbuf *out, size_t n, const char *one, const char *many) {
    if (n) strbuf_printf(out, "; %zu hidden case%s", n, n == 1 ? one : many);
}

void put_summary(struct strbuf *out, const struct report *report) {
    const struct report_counts *counts = &report->counts;
    strbuf_printf(out, "%zu of %zu exercise%s passed, ", counts->of_exercises[VERDICT_PASS],
                  counts->exercises, counts->exercises == 1 ? "" : "s");
    put_points(out, report->score, report->max_score);
    put_hidden(out, counts->hidden_failed, " did not pass", "s did not pass");
    put_hidden(out, counts->hidden_not_run, " was not run", "s were not run");
    if (counts->hidden_left_out)
        strbuf_printf(out, "; hidden cases of %zu exercise%s were not run", counts->hidden_left_out,
                      counts->hidden_left_out == 1 ? "" : "s");
    if (report->interrupted) strbuf_puts(out, "; interrupted");
}

static bool is_wrong(const struct test_result *test) {
    return test->verdict != VERDICT_PASS && test->verdict != VERDICT_SKIPPED;
}

static void put_sentence(struct strbuf *out, const char *text) {
    size_t from = out->size;
    put_line(out, text);
    if (out->size > from) strbuf_putc(out, '\n');
}

bool is_told(const struct exercise_result *exercise, const char *sentence) {
    return strcmp(sentence, exercise->message) == 0 ||
           (exercise->smallest && strcmp(sentence, exercise->smallest->message) == 0);
}

void smallest_print(const struct exercise_result *exercise, struct strbuf *out) {
    if (exercise->smallest)
        strbuf_printf(out, "Smallest input found that goes wrong: %s", exercise->smallest->message);
}

void put_whole(struct strbuf *out, const struct exercise_result *exercise) {
    if (exercise->mistake) strbuf_printf(out, "%s\n", exercise->mistake);
    smallest_print(exercise, out);
    if (exercise->smallest) strbuf_putc(out, '\n');
    if (*exercise->message) strbuf_printf(out, "%s\n", exercise->message);
    put_printed(out, exercise, "│ ", PRINTED_LINES_MAX);
}

static void put_smallest(struct strbuf *out, const struct exercise_result *exercise) {
    struct strbuf line = { 0 };
    smallest_print(exercise, &line);
    put_sentence(out, strbuf_text(&line));
    strbuf_release(&line);
}

void put_sentences(struct strbuf *out, const struct exercise_result *exercise,
                   const struct report_options *options, size_t most) {
    size_t told = 0, shown = 0, hidden = 0;
    if (exercise->mistake) put_sentence(out, exercise->mistake);
    put_smallest(out, exercise);
    put_sentence(out, exercise->message);
    for (size_t i = 0; i < exercise->n_tests; i++) {
        const struct test_result *test = &exercise->tests[i];
        bool open = !test->hidden || options->show_hidden;
        if (!is_wrong(test) || is_told(exercise, test->message)) continue;
        if (open && told++ < most)
            put_sentence(out, test->message);
        else if (test->hidden)
            hidden++;
        else
            shown++;
    }
    if (!shown && !hidden) return;
    if (shown) strbuf_printf(out, "%zu more shown", shown);
    if (hidden) strbuf_printf(out, "%s%zu hidden", shown ? " and " : "", hidden);
    bool one = shown + hidden == 1;
    strbuf_printf(out, " case%s not come out right.\n", one ? " does" : "s do");
}

void put_printed(struct strbuf *out, const struct exercise_result *exercise, const char *prefix,
                 size_t max_lines) {
    const char *at = exercise->printed, *end = at + exercise->printed_size;
    if (!exercise->printed_safe || max_lines < PRINTED_LINES_MAX) {
        sanitize_block(out, at, exercise->printed_size, prefix, max_lines);
        return;
    }
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t size = (size_t)((newline ? newline : end) - at);
        strbuf_puts(out, prefix);
        sanitize(out, at, size, false);
        strbuf_putc(out, '\n');
        at += size + (newline != NULL);
    }
}

void put_line(struct strbuf *out, const char *text) {
    struct strbuf flat = { 0 };
    for (const char *at = text; *at; at++) {
        if (*at != '\n' && *at != '\t')
            strbuf_putc(&flat, *at);
        else if (flat.size && flat.at[flat.size - 1] != ' ')
            strbuf_putc(&flat, ' ');
    }
    sanitize(out, strbuf_text(&flat), flat.size, false);
    strbuf_release(&flat);
}

// Behind blanks and colours, as the systems that read logs look for their commands.
static const char *skip_blank(const char *at) {
    for (;; at++) {
        if (*at == '\x1b')
            at += strcspn(at, "m\n");
        else if (*at != ' ' && *at != '\t')
            return at;
        if (*at != ' ' && *at != '\t' && *at != 'm') return at;
    }
}

void disarm(struct strbuf *out, size_t from) {
    struct strbuf safe = { 0 };
    if (out->size == from) return;
    for (const char *at = out->at + from, *command = skip_blank(at); *at; at++) {
        bool begins = at == command && at[0] == ':' && at[1] == ':';
        bool marks =
            at[0] == '#' && at[1] == '#' && (at[2] == '[' || isalpha((unsigned char)at[2]));
        strbuf_putc(&safe, *at);
        if (begins || marks) strbuf_putc(&safe, ' ');
        if (*at == '\n') command = skip_blank(at + 1);
    }
    out->size = from;
    strbuf_add(out, strbuf_text(&safe), safe.size);
    strbuf_release(&safe);
}
