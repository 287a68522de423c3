// SPDX-License-Identifier: MIT
// A report as a gradebook: CSV after RFC 4180, one row for each submission and exercise, then the
// total.
#include <string.h>

#include "lab/grade/formats.h"

// A cell that a spreadsheet would take for a formula gets an apostrophe in front: names and
// messages are a stranger's.
static void put_cell(struct strbuf *out, const char *text) {
    struct strbuf line = { 0 };
    put_line(&line, text);
    strbuf_putc(out, '"');
    if (line.size && strchr("=+-@", line.at[0])) strbuf_putc(out, '\'');
    for (size_t i = 0; i < line.size; i++) {
        if (line.at[i] == '"') strbuf_putc(out, '"');
        strbuf_putc(out, line.at[i]);
    }
    strbuf_putc(out, '"');
    strbuf_release(&line);
}

static void put_row(struct strbuf *out, const char *path, const char *exercise,
                    enum verdict verdict, double score, double max_score) {
    put_cell(out, path);
    strbuf_putc(out, ',');
    put_cell(out, exercise);
    strbuf_printf(out, ",%s,", verdict_name(verdict));
    strbuf_number(out, score);
    strbuf_putc(out, ',');
    strbuf_number(out, max_score);
    strbuf_putc(out, ',');
}

void csv_begin(const struct report *report, const struct report_options *options,
               struct strbuf *out) {
    (void)report, (void)options;
    strbuf_puts(out, "submission,exercise,status,score,max_score,mistake,message\n");
}

void csv_submission(struct report_body *body, const struct submission_result *submission) {
    size_t from = body->out->size;
    for (size_t i = 0; i < submission->n; i++) {
        const struct exercise_result *exercise = submission->exercises[i];
        put_row(body->out, submission->path, exercise->exercise, exercise->verdict, exercise->score,
                exercise->max_score);
        put_cell(body->out, exercise->mistake ? exercise->mistake : "");
        strbuf_putc(body->out, ',');
        put_cell(body->out, exercise->message);
        strbuf_putc(body->out, '\n');
    }
    disarm(body->out, from);
}

void csv_end(const struct report *report, const struct report_options *options,
             struct strbuf *out) {
    struct strbuf summary = { 0 };
    (void)options;
    put_summary(&summary, report);
    put_row(out, "total", "", report->verdict, report->score, report->max_score);
    strbuf_puts(out, "\"\",");
    put_cell(out, strbuf_text(&summary));
    strbuf_putc(out, '\n');
    strbuf_release(&summary);
}
