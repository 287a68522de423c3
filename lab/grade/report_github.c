// SPDX-License-Identifier: MIT
// A report for GitHub Actions. To the log: annotations, one for each exercise that did not pass,
// at the learner's file and line (GitHub shows ten of a step, so one for each test would hide
// others). To a file: a table in Markdown for $GITHUB_STEP_SUMMARY.
#include <ctype.h>
#include <string.h>

#include "lab/grade/formats.h"

enum { TESTS_TOLD = 3, TEXT_MAX = 4000 };

// The workflow's own escapes; of properties also the colon and the comma.
static void put_escaped(struct strbuf *out, const char *text, bool property) {
    for (const char *at = text; *at; at++) {
        if (*at == '%' || *at == '\r' || *at == '\n' || (property && (*at == ':' || *at == ',')))
            strbuf_printf(out, "%%%02X", (unsigned)*at);
        else if (*at == '#' && at[1] == '#')
            strbuf_puts(out, "# "); // "##[" is a command of the older syntax, wherever it stands
        else
            strbuf_putc(out, *at);
    }
}

static void put_property(struct strbuf *out, const char *name, const char *text) {
    struct strbuf line = { 0 };
    put_line(&line, text);
    strbuf_printf(out, "%s=", name);
    put_escaped(out, strbuf_text(&line), true);
    strbuf_release(&line);
}

static const char *title_of(const struct exercise_result *exercise) {
    return exercise->title && *exercise->title ? exercise->title : exercise->exercise;
}

static void put_title(struct strbuf *out, const struct exercise_result *exercise) {
    struct strbuf title = { 0 };
    strbuf_printf(&title, "%s (%s): ", title_of(exercise), verdict_name(exercise->verdict));
    put_points(&title, exercise->score, exercise->max_score);
    put_property(out, "title", strbuf_text(&title));
    strbuf_release(&title);
}

static void put_annotation(struct strbuf *out, const struct exercise_result *exercise,
                           const struct report_options *options) {
    struct strbuf text = { 0 };
    bool skipped = exercise->verdict == VERDICT_SKIPPED;
    strbuf_puts(out, skipped ? "::warning " : "::error ");
    if (*exercise->file && !skipped) {
        put_property(out, "file", exercise->file);
        strbuf_printf(out, ",line=%d,", exercise->error_line ? exercise->error_line : 1);
    }
    put_title(out, exercise);
    strbuf_puts(out, "::");
    put_sentences(&text, exercise, options, TESTS_TOLD);
    while (text.size && text.at[text.size - 1] == '\n')
        text.at[--text.size] = 0;
    put_escaped(out, text.size ? text.at : verdict_name(exercise->verdict), false);
    strbuf_putc(out, '\n');
    strbuf_release(&text);
}

// A cell of a Markdown table: nothing in it may end the cell, open HTML, link, or mention anyone.
static void put_cell(struct strbuf *out, const char *text) {
    struct strbuf line = { 0 };
    put_line(&line, text);
    strbuf_puts(out, " ");
    for (size_t i = 0; i < line.size && i < TEXT_MAX; i++) {
        if (strchr("&<>|\\`*_[]()!#@~$:{}", line.at[i]))
            strbuf_printf(out, "&#%d;", line.at[i]);
        else
            strbuf_putc(out, line.at[i]);
    }
    strbuf_puts(out, " |");
    strbuf_release(&line);
}

static void put_row(struct strbuf *out, const char *path, const struct exercise_result *exercise,
                    const struct report_options *options) {
    struct strbuf text = { 0 }, points = { 0 };
    bool passed = exercise->verdict == VERDICT_PASS;
    if (!passed) put_sentences(&text, exercise, options, 1);
    put_points(&points, exercise->score, exercise->max_score);
    strbuf_puts(out, "|");
    put_cell(out, path);
    put_cell(out, title_of(exercise));
    put_cell(out, verdict_name(exercise->verdict));
    put_cell(out, strbuf_text(&points));
    put_cell(out, strbuf_text(&text));
    strbuf_putc(out, '\n');
    strbuf_release(&text);
    strbuf_release(&points);
}

static void put_heading(struct strbuf *out, const struct report *report) {
    struct strbuf summary = { 0 };
    put_summary(&summary, report);
    strbuf_printf(out, "### bitlab: %s\n\n%s\n\n", verdict_name(report->verdict),
                  strbuf_text(&summary));
    strbuf_puts(out, "| Submission | Exercise | Verdict | Points | What to look at |\n"
                     "| --- | --- | --- | --- | --- |\n");
    strbuf_release(&summary);
}

void github_begin(const struct report *report, const struct report_options *options,
                  struct strbuf *out) {
    if (options->to_file) put_heading(out, report);
}

void github_submission(struct report_body *body, const struct submission_result *submission) {
    for (size_t i = 0; i < submission->n; i++) {
        const struct exercise_result *exercise = submission->exercises[i];
        if (body->options->to_file)
            put_row(body->out, submission->path, exercise, body->options);
        else if (exercise->verdict != VERDICT_PASS)
            put_annotation(body->out, exercise, body->options);
    }
}

void github_end(const struct report *report, const struct report_options *options,
                struct strbuf *out) {
    struct strbuf summary = { 0 };
    put_summary(&summary, report);
    if (options->to_file)
        strbuf_printf(out, "\n%s\n", report->interrupted ? "The grading was interrupted." : "");
    else
        strbuf_printf(out, "::notice title=bitlab::%s\n", strbuf_text(&summary));
    strbuf_release(&summary);
}
