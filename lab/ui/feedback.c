// SPDX-License-Identifier: MIT
// Feedback on an answer. First the verdict, then one thing: the known mistake, else the message of
// the whole, else the first case that differs with what went in, what was expected and what came.
// The other cases follow in a list.
#include "lab/ui/feedback.h"

#include <string.h>

#include "lab/cells/sanitize.h"
#include "lab/lesson/lesson.h"
#include "lab/lesson/spoken.h"
#include "lab/ui/feedback_plot.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_exercise.h"

enum { VALUE_BYTES = 240, LISTED_MAX = 8, PRINTED_LINES = 12, LABEL_COLS = 11 };

struct sheet_at { // where the next row goes
    struct grid *grid;
    int row;
    const struct feedback_look *look;
};

static void put(struct sheet_at *at, enum style style, const char *text) {
    at->row += grid_wrap(at->grid, at->row, at->look->col, at->look->cols, style, text);
}

static void put_markdown(struct sheet_at *at, const char *text) {
    struct strbuf said = { 0 };
    if (at->look->spoken) {
        markdown_say(&said, text);
        put(at, STYLE_TEXT, strbuf_text(&said));
        strbuf_release(&said);
        return;
    }
    at->row +=
        markdown_draw(at->grid, at->row, at->look->col, at->look->cols, at->look->ascii, text);
}

void call_print(const char *entry, const struct value *args, size_t n, size_t limit,
                struct strbuf *out) {
    strbuf_printf(out, "%s(", entry);
    for (size_t i = 0; i < n; i++) {
        if (i) strbuf_puts(out, ", ");
        value_print(&args[i], out, limit / (n ? n : 1));
    }
    strbuf_putc(out, ')');
}

static const struct {
    const char *words;
    enum style style;
} verdicts[VERDICTS] = {
    [VERDICT_PASS] = { WORDS_VERDICT_PASS, STYLE_GOOD },
    [VERDICT_FAIL] = { WORDS_VERDICT_FAIL, STYLE_BAD },
    [VERDICT_ERROR] = { WORDS_VERDICT_ERROR, STYLE_BAD },
    [VERDICT_TIMEOUT] = { WORDS_VERDICT_TIMEOUT, STYLE_BAD },
    [VERDICT_MEMORY] = { WORDS_VERDICT_MEMORY, STYLE_BAD },
    [VERDICT_REFUSED] = { WORDS_VERDICT_REFUSED, STYLE_BAD },
    [VERDICT_SKIPPED] = { WORDS_VERDICT_SKIPPED, STYLE_WARN },
    [VERDICT_COURSE_ERROR] = { WORDS_VERDICT_COURSE, STYLE_WARN },
    [VERDICT_INTERNAL] = { WORDS_VERDICT_INTERNAL, STYLE_WARN },
};

static size_t count_passed(const struct exercise_result *result) {
    size_t passed = 0;
    for (size_t i = 0; i < result->n_tests; i++)
        passed += result->tests[i].verdict == VERDICT_PASS;
    return passed;
}

static void put_verdict(struct sheet_at *at, const struct exercise *exercise,
                        const struct exercise_result *result) {
    struct strbuf line = { 0 };
    bool passed = result->verdict == VERDICT_PASS;
    const char *dot = at->look->spoken ? "," : sign_text(SIGN_DOT, at->look->ascii);
    const char *before = at->look->spoken ? "" : " ";
    if (!at->look->spoken)
        strbuf_printf(&line, "%s ", sign_text(passed ? SIGN_RIGHT : SIGN_WRONG, at->look->ascii));
    strbuf_puts(&line, verdicts[result->verdict].words);
    if (result->n_tests > 1 && !passed)
        strbuf_printf(&line, "%s%s %zu of %zu %s", before, dot, count_passed(result),
                      result->n_tests,
                      exercise->kind == EXERCISE_BUG ? WORDS_PARTS_RIGHT : WORDS_CASES_AGREE);
    if (result->max_score > 0)
        strbuf_printf(&line, "%s%s %.3g of %.3g %s", before, dot, result->score, result->max_score,
                      result->max_score == 1 ? WORDS_POINT : WORDS_POINTS);
    put(at, verdicts[result->verdict].style, strbuf_text(&line));
    strbuf_release(&line);
}

static void put_labelled(struct sheet_at *at, const char *label, enum style style,
                         const char *text) {
    if (at->look->spoken) {
        struct strbuf line = { 0 };
        strbuf_printf(&line, "%s: %s", label, text);
        put(at, style, strbuf_text(&line));
        strbuf_release(&line);
        return;
    }
    grid_text(at->grid, at->row, at->look->col, LABEL_COLS, STYLE_DIM, label);
    int rows = grid_wrap(at->grid, at->row, at->look->col + LABEL_COLS, at->look->cols - LABEL_COLS,
                         style, text);
    at->row += rows > 0 ? rows : 1;
}

static void put_value(struct sheet_at *at, const char *label, enum style style,
                      const struct value *value) {
    struct strbuf text = { 0 };
    value_print(value, &text, VALUE_BYTES);
    put_labelled(at, label, style, strbuf_text(&text));
    strbuf_release(&text);
}

static void put_distance(struct sheet_at *at, const struct test_result *test) {
    struct strbuf text = { 0 };
    if (test->index && *test->index) strbuf_printf(&text, WORDS_AT_PLACE, test->index);
    if (test->has_distance)
        strbuf_printf(&text, WORDS_OFF_BY, text.size ? ", " : "", test->abs_error,
                      100 * test->rel_error);
    if (text.size) put_labelled(at, WORDS_DIFFERS, STYLE_TEXT, strbuf_text(&text));
    strbuf_release(&text);
}

static void put_case(struct sheet_at *at, const struct exercise *exercise,
                     const struct test_result *test, bool named) {
    struct strbuf call = { 0 };
    if (named) put(at, STYLE_STRONG, test->name);
    if (!test->has_values || test->withheld) {
        put(at, STYLE_TEXT, test->message);
        return;
    }
    if (exercise->entry) {
        call_print(exercise->entry, test->args.table.items, test->args.table.n, VALUE_BYTES, &call);
        put_labelled(at, WORDS_CALLED_AS, STYLE_CODE, strbuf_text(&call));
    }
    put_value(at, WORDS_EXPECTED, STYLE_GOOD, &test->expected);
    put_value(at, WORDS_YOURS, STYLE_BAD, &test->actual);
    put_distance(at, test);
    if (at->look->plot)
        at->row += feedback_plot(at->grid, at->row, at->look->col, at->look->cols, at->look->glyphs,
                                 &test->expected, &test->actual);
    strbuf_release(&call);
}

static bool is_wrong(const struct test_result *test) {
    return test->verdict != VERDICT_PASS && test->verdict != VERDICT_SKIPPED;
}

// The first wrong case that can be shown in full, else the first wrong one.
static const struct test_result *first_wrong(const struct exercise_result *result) {
    const struct test_result *first = NULL;
    for (size_t i = 0; i < result->n_tests; i++) {
        if (!is_wrong(&result->tests[i])) continue;
        if (!result->tests[i].hidden) return &result->tests[i];
        if (!first) first = &result->tests[i];
    }
    return first;
}

static void put_source_line(struct sheet_at *at, const char *program, int number) {
    const char *line = program;
    for (int i = 1; line && i < number; i++)
        line = (line = strchr(line, '\n')) ? line + 1 : NULL;
    if (!line || number < 1) return;
    struct strbuf text = { 0 };
    sanitize(&text, line, strcspn(line, "\r\n"), false);
    if (at->look->spoken) {
        grid_printf(at->grid, at->row++, at->look->col, at->look->cols, STYLE_CODE,
                    WORDS_LINE_OF_PROGRAM, number, strbuf_text(&text));
        strbuf_release(&text);
        return;
    }
    grid_printf(at->grid, at->row, at->look->col, 5, STYLE_DIM, "%4d", number);
    grid_text(at->grid, at->row, at->look->col + 5, 1, STYLE_BAD,
              sign_text(SIGN_POINTER, at->look->ascii));
    grid_text(at->grid, at->row++, at->look->col + 7, at->look->cols - 7, STYLE_CODE,
              strbuf_text(&text));
    strbuf_release(&text);
}

static bool same(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

// The smallest input that was found may be one of the shown cases.
static bool is_smallest(const struct exercise_result *result, const struct test_result *test) {
    return result->smallest && same(result->smallest->message, test->message);
}

static void put_rest(struct sheet_at *at, const struct exercise_result *result,
                     const struct test_result *first) {
    // What stops one case stops them all: one error is enough to read.
    size_t listed = 0, more = 0, most = first && first->verdict == VERDICT_ERROR ? 0 : LISTED_MAX;
    for (size_t i = 0; i < result->n_tests; i++) {
        const struct test_result *test = &result->tests[i];
        if (test->hidden && !is_wrong(test)) continue;
        if (test == first || test->hidden || listed >= most || is_smallest(result, test)) {
            more += test != first && is_wrong(test) && !is_smallest(result, test);
            continue;
        }
        bool right = test->verdict == VERDICT_PASS;
        const char *words = right || !*test->message ? test->name : test->message;
        listed++;
        if (at->look->spoken) {
            put_labelled(at, right ? WORDS_CASE_RIGHT : WORDS_CASE_WRONG, STYLE_TEXT, words);
            continue;
        }
        grid_text(at->grid, at->row, at->look->col, 1, right ? STYLE_GOOD : STYLE_BAD,
                  sign_text(right ? SIGN_RIGHT : SIGN_WRONG, at->look->ascii));
        int rows =
            grid_wrap(at->grid, at->row, at->look->col + 2, at->look->cols - 2, STYLE_TEXT, words);
        at->row += rows > 0 ? rows : 1;
    }
    if (more)
        grid_printf(at->grid, at->row++, at->look->col, at->look->cols, STYLE_DIM, WORDS_MORE_CASES,
                    more, more == 1 ? WORDS_CASE_DOES : WORDS_CASES_DO);
    if (more || listed) at->row++;
}

static void put_printed(struct sheet_at *at, const struct exercise_result *result) {
    struct strbuf block = { 0 };
    if (!result->printed_size) return;
    sanitize_block(&block, result->printed, result->printed_size, "", PRINTED_LINES);
    put(at, STYLE_DIM, WORDS_YOUR_PROGRAM_PRINTED);
    for (char *line = block.at, *end; line && (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        if (at->look->spoken) {
            put(at, STYLE_TEXT, line);
            continue;
        }
        grid_text(at->grid, at->row, at->look->col, 1, STYLE_DIM,
                  sign_text(SIGN_SIDE, at->look->ascii));
        grid_text(at->grid, at->row++, at->look->col + 2, at->look->cols - 2, STYLE_TEXT, line);
    }
    if (result->printed_dropped)
        grid_printf(at->grid, at->row++, at->look->col, at->look->cols, STYLE_DIM, WORDS_MORE_BYTES,
                    result->printed_dropped);
    at->row++;
    strbuf_release(&block);
}

// What the author says to those who chose right.
static void put_right_options(struct sheet_at *at, const struct exercise *exercise) {
    for (size_t i = 0; exercise->kind == EXERCISE_CHOICE && i < exercise->n_options; i++) {
        const struct exercise_option *option = &exercise->options[i];
        if (!option->correct || !option->says || !*option->says) continue;
        put_markdown(at, option->says);
        at->row++;
    }
}

int feedback_draw(struct grid *grid, int row, const struct feedback_look *look,
                  const struct exercise *exercise, const struct exercise_result *result,
                  const char *program) {
    struct sheet_at at = { grid, row, look };
    const struct test_result *first = first_wrong(result);
    put_verdict(&at, exercise, result);
    at.row++;
    if (result->verdict == VERDICT_PASS) put_right_options(&at, exercise);
    if (result->mistake) {
        put_markdown(&at, result->mistake);
        at.row++;
    }
    if (*result->message && !(look->answer_follows && result->message_is_distance)) {
        put(&at, STYLE_TEXT, result->message);
        at.row++;
    }
    if (result->error_line && program) {
        put_source_line(&at, program, result->error_line);
        at.row++;
    }
    if (result->smallest) {
        put_case(&at, exercise, result->smallest, true);
        at.row++;
        first = result->smallest;
    }
    bool told =
        first && result->n_tests == 1 && (result->mistake || same(first->message, result->message));
    if (first && !told && !result->smallest) {
        put_case(&at, exercise, first, result->n_tests > 1);
        at.row++;
    }
    if (result->n_tests > 1 && result->verdict != VERDICT_PASS) put_rest(&at, result, first);
    put_printed(&at, result);
    return at.row - row;
}
