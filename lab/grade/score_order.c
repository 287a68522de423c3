// SPDX-License-Identifier: MIT
// Scoring an answer that is an order of steps, or the line of a bug.
#include <ctype.h>
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/grade/grading.h"

// order

static bool same_trimmed(const char *step, const struct value *given) {
    const char *a = step, *a_end = step + strlen(step);
    const char *b = given->string.at, *b_end = b + given->string.size;
    while (a < a_end && isspace((unsigned char)*a))
        a++;
    while (a_end > a && isspace((unsigned char)a_end[-1]))
        a_end--;
    while (b < b_end && isspace((unsigned char)*b))
        b++;
    while (b_end > b && isspace((unsigned char)b_end[-1]))
        b_end--;
    return a_end - a == b_end - b && memcmp(a, b, (size_t)(a_end - a)) == 0;
}

// The position, from 0, of a step that is not taken yet; -1 where there is none.
static int find_step(const struct exercise *exercise, const struct value *given, bool *taken) {
    if (given->kind != VALUE_STRING) return -1;
    for (size_t i = 0; i < exercise->steps.n; i++) {
        if (taken[i] || !same_trimmed(exercise->steps.at[i], given)) continue;
        taken[i] = true;
        return (int)i;
    }
    return -1;
}

static bool read_order(struct grading *grading, const struct value *value, int *order) {
    const struct exercise *exercise = grading->exercise;
    size_t n = exercise->steps.n;
    struct strbuf text = { 0 };
    if (value->kind != VALUE_TABLE || value->table.n_fields) {
        score_type(grading, value, "a list of the steps' texts");
        return false;
    }
    bool *taken = arena_alloc(grading->arena, n * sizeof *taken);
    for (size_t i = 0; i < value->table.n && i < n; i++) {
        order[i] = find_step(exercise, &value->table.items[i], taken);
        if (order[i] >= 0) continue;
        strbuf_printf(&text, "Step %zu, ", i + 1);
        value_print(&value->table.items[i], &text, 60);
        strbuf_puts(&text, ", is none of the steps, or is given twice.");
        score_failure(grading, 0, &text);
        return false;
    }
    if (value->table.n == n) return true;
    strbuf_printf(&text, "The answer has %zu step%s where %zu are wanted.", value->table.n,
                  value->table.n == 1 ? "" : "s", n);
    score_failure(grading, 0, &text);
    return false;
}

static size_t longest_stretch(const int *order, size_t n) {
    size_t longest = n ? 1 : 0, stretch = 1;
    for (size_t i = 1; i < n; i++) {
        stretch = order[i] == order[i - 1] + 1 ? stretch + 1 : 1;
        if (stretch > longest) longest = stretch;
    }
    return longest;
}

static void set_order_mistake(struct grading *grading, const int *order) {
    const struct exercise *exercise = grading->exercise;
    for (size_t i = 0; i < exercise->n_mistakes; i++) {
        const struct exercise_mistake *mistake = &exercise->mistakes[i];
        size_t same = 0;
        if (!mistake->order) continue;
        while (same < exercise->steps.n && order[same] + 1 == mistake->order[same])
            same++;
        if (same < exercise->steps.n) continue;
        grading->result->mistake = grading_says(grading, mistake->says);
        return;
    }
}

void score_order(struct grading *grading, const struct value *value) {
    const struct exercise *exercise = grading->exercise;
    size_t n = exercise->steps.n;
    int *order = arena_alloc(grading->arena, n * sizeof *order);
    if (!read_order(grading, value, order)) return;
    size_t longest = longest_stretch(order, n);
    if (longest == n) {
        score_pass(grading);
        return;
    }
    struct strbuf text = { 0 };
    if (longest > 1)
        strbuf_printf(&text, "The longest stretch in the right order has %zu of %zu steps.",
                      longest, n);
    else
        strbuf_puts(&text, "No step is followed by its right successor.");
    score_failure(grading, exercise->points * (double)(longest - 1) / (double)(n - 1), &text);
    set_order_mistake(grading, order);
}

// bug: the line; the repaired program is scored by score_program.c

static const struct value *line_of(const struct value *value) {
    const struct value *line = value->kind == VALUE_TABLE ? value_field(value, "line") : value;
    return line && value_is_number(line) ? line : NULL;
}

static void set_line_mistake(struct grading *grading, double line) {
    const struct exercise *exercise = grading->exercise;
    for (size_t i = 0; i < exercise->n_mistakes; i++) {
        const struct exercise_mistake *mistake = &exercise->mistakes[i];
        if (!mistake->wrong_line || mistake->wrong_line != line) continue;
        grading->result->mistake = grading_says(grading, mistake->says);
        grading->line_mistake = (int)i + 1;
        return;
    }
}

void score_line(struct grading *grading, const struct value *value) {
    const struct exercise *exercise = grading->exercise;
    double points = exercise->entry ? exercise->points / 2 : exercise->points;
    struct test_result *test = result_add_test(grading, "line", points);
    const struct value *line = line_of(value);
    if (exercise->stripped) {
        test->verdict = VERDICT_SKIPPED;
        test->message = "This copy of the course does not tell which line it is.";
        result_worsen(grading->result, VERDICT_SKIPPED);
        return;
    }
    if (line && value_number(line) == exercise->bug_line) {
        test->verdict = VERDICT_PASS;
        test->score = grading->result->score = points;
        return;
    }
    struct strbuf text = { 0 };
    if (line) {
        strbuf_puts(&text, "Line ");
        value_print(line, &text, 40);
        strbuf_puts(&text, " is not where the fault is.");
        set_line_mistake(grading, value_number(line));
    } else {
        strbuf_puts(
            &text,
            "The line at fault is missing: return its number, or { line = 2, program = [[…]] }.");
    }
    test->message = result_text(grading, strbuf_text(&text), text.size);
    strbuf_release(&text);
    result_worsen(grading->result, VERDICT_FAIL);
}
