// SPDX-License-Identifier: MIT
// A report for people. Of each exercise first the one thing to look at (the known mistake, or what
// went wrong), then the first cases that differ, then the rest in numbers.
#include <ctype.h>
#include <string.h>

#include "lab/cells/grid.h"
#include "lab/cells/sanitize.h"
#include "lab/grade/formats.h"
#include "lab/lesson/lesson.h"

enum { TESTS_SHOWN_MAX = 3, PRINTED_SHOWN = 20, LABEL_COLS = 9, COLS_DEFAULT = 80, COLS_MIN = 30 };

struct sheet {
    struct grid grid;
    int row, cols;
    const struct report_options *options;
};

static enum style style_of(enum verdict verdict) {
    if (verdict == VERDICT_PASS) return STYLE_GOOD;
    return verdict == VERDICT_SKIPPED ? STYLE_DIM : STYLE_BAD;
}

// A paragraph behind the label's column. Newlines of an author's text are blanks; an empty one
// takes no row.
static void put_paragraph(struct sheet *sheet, enum style style, const char *text) {
    struct strbuf flat = { 0 };
    for (const char *at = text; *at; at++) {
        if (!isspace((unsigned char)*at))
            strbuf_putc(&flat, *at);
        else if (flat.size && flat.at[flat.size - 1] != ' ')
            strbuf_putc(&flat, ' ');
    }
    if (flat.size)
        sheet->row += grid_wrap(&sheet->grid, sheet->row, LABEL_COLS, sheet->cols - LABEL_COLS,
                                style, strbuf_text(&flat));
    strbuf_release(&flat);
}

// A text of the course as it is read in the lab, formulas laid out.
static void put_markdown(struct sheet *sheet, enum style style, const char *text) {
    int cols = sheet->cols - LABEL_COLS;
    int rows =
        markdown_draw(&sheet->grid, sheet->row, LABEL_COLS, cols, sheet->options->ascii, text);
    if (style != STYLE_TEXT) grid_restyle(&sheet->grid, sheet->row, LABEL_COLS, rows, cols, style);
    sheet->row += rows;
}

static const char *label_of(enum verdict verdict) {
    static const char *const labels[VERDICTS] = {
        [VERDICT_PASS] = "pass",         [VERDICT_FAIL] = "FAIL",
        [VERDICT_ERROR] = "ERROR",       [VERDICT_TIMEOUT] = "TIMEOUT",
        [VERDICT_MEMORY] = "MEMORY",     [VERDICT_REFUSED] = "REFUSED",
        [VERDICT_SKIPPED] = "skipped",   [VERDICT_COURSE_ERROR] = "COURSE",
        [VERDICT_INTERNAL] = "INTERNAL",
    };
    return labels[verdict];
}

static void put_score_text(struct strbuf *out, double score, double max_score) {
    strbuf_printf(out, "%.6g of %.6g point%s", score, max_score, max_score == 1 ? "" : "s");
}

static void put_head(struct sheet *sheet, const struct exercise_result *exercise) {
    struct strbuf score = { 0 };
    const char *name = exercise->title && *exercise->title ? exercise->title : exercise->exercise;
    put_score_text(&score, exercise->score, exercise->max_score);
    int width = text_width(strbuf_text(&score));
    int at = sheet->cols - width, room = at - LABEL_COLS - 2;
    grid_text(&sheet->grid, sheet->row, 0, LABEL_COLS - 1, style_of(exercise->verdict),
              label_of(exercise->verdict));
    grid_text(&sheet->grid, sheet->row, LABEL_COLS, room > 4 ? room : 4, STYLE_STRONG, name);
    grid_text(&sheet->grid, sheet->row, at > 0 ? at : 0, width, STYLE_DIM, strbuf_text(&score));
    sheet->row++;
    strbuf_release(&score);
}

static void put_file(struct sheet *sheet, const struct exercise_result *exercise) {
    struct strbuf line = { 0 };
    if (!*exercise->file || exercise->verdict == VERDICT_PASS) return;
    sanitize(&line, exercise->file, strlen(exercise->file), false);
    if (exercise->error_line) strbuf_printf(&line, ":%d", exercise->error_line);
    put_paragraph(sheet, STYLE_DIM, strbuf_text(&line));
    strbuf_release(&line);
}

static bool is_wrong(const struct test_result *test) {
    return test->verdict != VERDICT_PASS && test->verdict != VERDICT_SKIPPED;
}

// A test's own sentence, unless the exercise's said it already.
static bool is_news(const struct exercise_result *exercise, const struct test_result *test) {
    return is_wrong(test) && *test->message && !is_told(exercise, test->message);
}

struct rest {
    size_t shown, hidden;
};

static struct rest put_tests(struct sheet *sheet, const struct exercise_result *exercise) {
    struct rest rest = { 0 };
    size_t written = 0;
    for (size_t i = 0; i < exercise->n_tests; i++) {
        const struct test_result *test = &exercise->tests[i];
        bool open = !test->hidden || sheet->options->show_hidden;
        if (!is_news(exercise, test)) continue;
        if (open && (written < TESTS_SHOWN_MAX || sheet->options->verbose)) {
            put_paragraph(sheet, STYLE_TEXT, test->message);
            written++;
        } else if (test->hidden)
            rest.hidden++;
        else
            rest.shown++;
    }
    return rest;
}

static void put_rest(struct sheet *sheet, const struct rest *rest) {
    struct strbuf line = { 0 };
    if (rest->shown) strbuf_printf(&line, "%zu more shown", rest->shown);
    if (rest->hidden)
        strbuf_printf(&line, "%s%zu hidden", rest->shown ? " and " : "", rest->hidden);
    if (line.size) {
        size_t n = rest->shown + rest->hidden;
        strbuf_printf(&line, " case%s %s not come out right.", n == 1 ? "" : "s",
                      n == 1 ? "does" : "do");
        put_paragraph(sheet, STYLE_DIM, strbuf_text(&line));
    }
    strbuf_release(&line);
}

// Every line of a learner begins with a bar, so that none can be a command to the system that shows
// it.
static void put_output(struct sheet *sheet, const struct exercise_result *exercise) {
    struct strbuf block = { 0 };
    if (!exercise->printed_size || (exercise->verdict == VERDICT_PASS && !sheet->options->verbose))
        return;
    put_printed(&block, exercise, "│ ",
                sheet->options->verbose ? PRINTED_LINES_MAX : PRINTED_SHOWN);
    put_paragraph(sheet, STYLE_DIM, "It printed:");
    char *line = block.at;
    for (char *end; line && (end = strchr(line, '\n')); line = end + 1) {
        *end = 0;
        grid_text(&sheet->grid, sheet->row++, LABEL_COLS, sheet->cols - LABEL_COLS, STYLE_DIM,
                  line);
    }
    strbuf_release(&block);
}

static void put_smallest(struct sheet *sheet, const struct exercise_result *exercise) {
    struct strbuf line = { 0 };
    smallest_print(exercise, &line);
    put_paragraph(sheet, STYLE_TEXT, strbuf_text(&line));
    strbuf_release(&line);
}

static void put_exercise(struct sheet *sheet, const struct exercise_result *exercise) {
    put_head(sheet, exercise);
    put_file(sheet, exercise);
    if (exercise->mistake) put_markdown(sheet, STYLE_WARN, exercise->mistake);
    put_smallest(sheet, exercise);
    put_paragraph(sheet, STYLE_TEXT, exercise->message);
    struct rest rest = put_tests(sheet, exercise);
    put_rest(sheet, &rest);
    put_output(sheet, exercise);
    if (exercise->verdict == VERDICT_PASS && sheet->options->verbose && exercise->why)
        put_markdown(sheet, STYLE_TEXT, exercise->why);
}

// What stands on the sheet goes out, and the sheet is empty again: a batch of any size needs one.
static void flush(struct sheet *sheet, struct strbuf *out) {
    const struct grid_print_options print = { .color = sheet->options->color,
                                              .ascii = sheet->options->ascii };
    if (sheet->row) grid_print(&sheet->grid, 0, sheet->row, &print, out);
    grid_clear(&sheet->grid);
    sheet->row = 0;
}

static void sheet_open(struct sheet *sheet, const struct report_options *options) {
    int cols = options->cols > 0 ? options->cols : COLS_DEFAULT;
    *sheet = (struct sheet) { .cols = cols < COLS_MIN ? COLS_MIN : cols, .options = options };
    grid_init(&sheet->grid, 1, sheet->cols);
}

void text_begin(const struct report *report, const struct report_options *options,
                struct strbuf *out) {
    (void)report, (void)options, (void)out;
}

void text_submission(struct report_body *body, const struct submission_result *submission) {
    struct sheet sheet;
    size_t from = body->out->size;
    sheet_open(&sheet, body->options);
    if (body->of > 1 || submission->n != 1) {
        sheet.row += body->n > 0;
        grid_text(&sheet.grid, sheet.row++, 0, sheet.cols, STYLE_HEADING, submission->path);
    }
    for (size_t i = 0; i < submission->n; i++) {
        put_exercise(&sheet, submission->exercises[i]);
        flush(&sheet, body->out);
    }
    flush(&sheet, body->out);
    grid_release(&sheet.grid);
    disarm(body->out, from);
}

void text_end(const struct report *report, const struct report_options *options,
              struct strbuf *out) {
    struct sheet sheet;
    struct strbuf line = { 0 };
    sheet_open(&sheet, options);
    put_summary(&line, report);
    sheet.row = report->counts.submissions > 0;
    sheet.row +=
        grid_wrap(&sheet.grid, sheet.row, 0, sheet.cols, style_of(report->verdict), line.at);
    flush(&sheet, out);
    grid_release(&sheet.grid);
    strbuf_release(&line);
}
