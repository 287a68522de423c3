// SPDX-License-Identifier: MIT
// Answers made of lines: steps to be put in order, the line of a program that is wrong; and
// programs, which are written in the learner's editor and only shown here.
#include <stdlib.h>
#include <string.h>

#include "lab/lesson/lesson.h"
#include "lab/ui/answer_parts.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_exercise.h"

static const char *order_prompt(const struct answer_state *answer) {
    (void)answer;
    return WORDS_PUT_IN_ORDER;
}

static int order_draw(struct answer_state *answer, struct grid *grid, int row,
                      const struct answer_look *look) {
    const struct text_list *steps = &answer->exercise->steps;
    int start = row;
    for (size_t i = 0; i < steps->n; i++) {
        bool here = answer->at == i;
        note_row(answer, i, row);
        grid_printf(grid, row, look->col + 2, 3, here ? STYLE_FOCUS : STYLE_DIM, "%2zu", i + 1);
        int rows = markdown_draw(grid, row, look->col + 6, look->cols - 6, look->ascii,
                                 steps->at[answer->order[i]]);
        if (here) draw_pointer(grid, row, look);
        row += rows > 0 ? rows : 1;
    }
    return row - start;
}

static bool move_line(struct answer_state *answer, int direction) {
    size_t n = answer->exercise->steps.n, to = answer->at + (size_t)direction;
    if (to >= n) return true; // past an end: nothing moves
    int held = answer->order[answer->at];
    answer->order[answer->at] = answer->order[to];
    answer->order[to] = held;
    answer->at = to;
    return true;
}

static bool order_act(struct answer_state *answer, enum action action) {
    if (action == ACT_MOVE_UP) return move_line(answer, -1);
    if (action == ACT_MOVE_DOWN) return move_line(answer, 1);
    if (action == ACT_RESET)
        return exercise_shuffle(answer->exercise, answer->seed, answer->order), true;
    return move_pointer(answer, action, answer->exercise->steps.n);
}

static enum status order_value(struct answer_state *answer, struct arena *arena,
                               struct value *value, struct error *err) {
    const struct text_list *steps = &answer->exercise->steps;
    (void)err;
    *value = value_of_list(arena, steps->n);
    for (size_t i = 0; i < steps->n; i++) {
        const char *text = steps->at[answer->order[i]];
        value->table.items[i] = value_of_string(arena, text, strlen(text));
    }
    return STATUS_OK;
}

static void order_print(const struct answer_state *answer, struct strbuf *out) {
    for (size_t i = 0; i < answer->exercise->steps.n; i++)
        strbuf_printf(out, "%s%d", i ? "," : "", answer->order[i] + 1);
}

// Only a whole permutation counts.
static bool order_restore(struct answer_state *answer, const char *draft) {
    size_t n = answer->exercise->steps.n;
    uint64_t seen = 0;
    int order[64];
    if (n > 64) return false;
    for (size_t i = 0; i < n; i++) {
        char *end;
        long position = strtol(draft, &end, 10);
        if (end == draft || position < 1 || (size_t)position > n || seen >> (position - 1) & 1)
            return false;
        seen |= (uint64_t)1 << (position - 1);
        order[i] = (int)position - 1;
        draft = end + (*end == ',');
    }
    memcpy(answer->order, order, n * sizeof *order);
    return !*draft;
}

const struct answer_kind order_answer = {
    .where = IN_ORDER,
    .prompt = order_prompt,
    .draw = order_draw,
    .act = order_act,
    .value = order_value,
    .print = order_print,
    .restore = order_restore,
};

static size_t count_lines(const char *program) {
    size_t n = 0;
    for (const char *at = program; *at; n++) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return n;
}

static const char *bug_prompt(const struct answer_state *answer) {
    return answer->exercise->entry ? WORDS_CHOOSE_LINE_AND_REPAIR : WORDS_CHOOSE_LINE;
}

// One numbered line of a program; what is too wide for the screen goes on below its own beginning,
// for the fault may stand at the end. Returns the rows.
static int draw_line(struct grid *grid, int row, const struct answer_look *look, size_t number,
                     const char *line, size_t size, bool here) {
    struct strbuf text = { 0 };
    for (size_t i = 0; i < size; i++) {
        if (line[i] == '\t')
            strbuf_puts(&text, "    ");
        else if (line[i] != '\r')
            strbuf_putc(&text, line[i]);
    }
    int cols = look->cols - 8;
    int indent = (int)strspn(strbuf_text(&text), " ");
    if (indent > cols / 2) indent = 0;
    int rows = grid_wrap(grid, row, look->col + 8 + indent, cols - indent,
                         here ? STYLE_STRONG : STYLE_CODE, strbuf_text(&text) + indent);
    strbuf_release(&text);
    if (rows < 1) rows = 1;
    grid_printf(grid, row, look->col + 2, 3, here ? STYLE_FOCUS : STYLE_DIM, "%3zu", number);
    for (int i = 0; i < rows; i++)
        grid_text(grid, row + i, look->col + 6, 1, STYLE_DIM, sign_text(SIGN_SIDE, look->ascii));
    return rows;
}

static int draw_program(struct answer_state *answer, struct grid *grid, int row,
                        const struct answer_look *look, bool choose) {
    size_t number = 0;
    int start = row;
    for (const char *at = answer->program; at && *at; number++) {
        size_t size = strcspn(at, "\n");
        bool here = choose && answer->at == number;
        note_row(answer, number, row);
        if (here) draw_pointer(grid, row, look);
        row += draw_line(grid, row, look, number + 1, at, size, here);
        at += size + (at[size] == '\n');
    }
    return row - start;
}

static int bug_draw(struct answer_state *answer, struct grid *grid, int row,
                    const struct answer_look *look) {
    return draw_program(answer, grid, row, look, true);
}

static bool bug_act(struct answer_state *answer, enum action action) {
    return move_pointer(answer, action, count_lines(answer->program));
}

static enum status bug_value(struct answer_state *answer, struct arena *arena, struct value *value,
                             struct error *err) {
    (void)arena, (void)err;
    *value = value_of_integer((int64_t)answer->at + 1);
    return STATUS_OK;
}

static void bug_print(const struct answer_state *answer, struct strbuf *out) {
    strbuf_printf(out, "%zu", answer->at + 1);
}

static bool bug_restore(struct answer_state *answer, const char *draft) {
    char *end;
    long line = strtol(draft, &end, 10);
    if (line < 1 || (size_t)line > count_lines(answer->program)) return false;
    answer->at = (size_t)line - 1;
    return !*end;
}

const struct answer_kind bug_answer = {
    .where = IN_BUG,
    .prompt = bug_prompt,
    .draw = bug_draw,
    .act = bug_act,
    .value = bug_value,
    .print = bug_print,
    .restore = bug_restore,
};

static const char *code_prompt(const struct answer_state *answer) {
    (void)answer;
    return WORDS_YOUR_PROGRAM;
}

static int code_draw(struct answer_state *answer, struct grid *grid, int row,
                     const struct answer_look *look) {
    struct answer_look flush = { look->col - 2, look->cols + 2, look->ascii };
    return draw_program(answer, grid, row, &flush, false);
}

static void code_print(const struct answer_state *answer, struct strbuf *out) {
    (void)answer, (void)out; // its draft is the learner's file
}

static bool code_restore(struct answer_state *answer, const char *draft) {
    (void)answer, (void)draft;
    return false;
}

const struct answer_kind code_answer = {
    .where = IN_PROGRAM,
    .prompt = code_prompt,
    .draw = code_draw,
    .print = code_print,
    .restore = code_restore,
};
