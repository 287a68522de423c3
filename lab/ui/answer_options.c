// SPDX-License-Identifier: MIT
// Answers that are typed or ticked: a number; options of a choice or a checklist.
#include <stdlib.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/lesson/lesson.h"
#include "lab/ui/answer_parts.h"
#include "lab/ui/expression.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_exercise.h"

static const char *number_prompt(const struct answer_state *answer) {
    (void)answer;
    return WORDS_YOUR_ANSWER;
}

static int number_draw(struct answer_state *answer, struct grid *grid, int row,
                       const struct answer_look *look) {
    const char *unit = answer->exercise->unit;
    int unit_cols = *unit ? text_width(unit) + 1 : 0, cols = look->cols - 2 - unit_cols;
    if (cols > 40) cols = 40;
    if (cols < 4) cols = 4;
    draw_pointer(grid, row, look);
    grid_fill(grid, row, look->col + 2, 1, cols, ' ', STYLE_FOCUS);
    const char *text = answer->typed;
    size_t skipped = answer->n_typed + 2 > (size_t)cols ? answer->n_typed + 2 - (size_t)cols : 0;
    int used = grid_text(grid, row, look->col + 3, cols - 1, STYLE_FOCUS, text + skipped);
    grid_text(grid, row, look->col + 3 + cols, unit_cols, STYLE_TEXT, unit);
    grid->cursor_row = row;
    grid->cursor_col = look->col + 3 + used;
    return 1;
}

// Of the letters only those that no action has: of exp, e, ln and log. "=" begins a line with any.
static bool begins_number(uint32_t code) {
    return (code >= '0' && code <= '9') || (code < 0x7F && code && strchr(".-+(el=", (int)code));
}

// Lessons print a minus, a times and narrow blanks of their own; copied or typed they count as the
// keyboard's.
static uint32_t sign_of_keyboard(uint32_t code) {
    switch (code) {
    case 0x2212:
    case 0x2013:
        return '-';
    case 0xB7:
    case 0xD7:
        return '*';
    case 0xF7:
        return '/';
    case 0xA0:
    case 0x2009:
    case 0x202F:
        return ' ';
    default:
        return code;
    }
}

static void add_typed(struct answer_state *answer, uint32_t code) {
    if (answer->n_typed + 1 >= ANSWER_TYPED_MAX) return;
    answer->typed[answer->n_typed++] = (char)code;
    answer->typed[answer->n_typed] = '\0';
}

// A new number replaces an old one that was checked already; Backspace goes back to editing it.
static bool number_type(struct answer_state *answer, const struct key *key) {
    uint32_t code = sign_of_keyboard(key->code);
    if (!answer->typing) {
        if (code == PRESS_BACKSPACE && answer->n_typed) {
            answer->typing = true;
            return false;
        }
        if (!begins_number(code)) return false;
        answer->n_typed = 0;
        answer->typed[0] = '\0';
        answer->typing = true;
        if (code != '=') add_typed(answer, code);
        return true;
    }
    if (code < ' ' || code >= 0x7F || code == '?') return false;
    add_typed(answer, code);
    return true;
}

static bool number_act(struct answer_state *answer, enum action action) {
    if (!answer->typing) return false;
    if (action == ACT_ERASE && answer->n_typed)
        answer->typed[--answer->n_typed] = '\0';
    else if (action == ACT_ERASE_ALL || action == ACT_LEAVE)
        answer->typed[answer->n_typed = 0] = '\0';
    else if (action != ACT_ERASE)
        return false;
    if (answer->n_typed == 0) answer->typing = false;
    return true;
}

static enum status number_value(struct answer_state *answer, struct arena *arena,
                                struct value *value, struct error *err) {
    double number;
    (void)arena;
    if (!answer->n_typed) return fail(err, STATUS_USAGE, WORDS_TYPE_FIRST);
    enum status status = expression_read(answer->typed, answer->exercise->unit, &number, err);
    if (status == STATUS_OK) answer->typing = false;
    *value = value_of_number(number);
    return status;
}

static void number_print(const struct answer_state *answer, struct strbuf *out) {
    strbuf_puts(out, answer->typed);
}

static bool number_restore(struct answer_state *answer, const char *draft) {
    bool whole = *draft != '\0';
    answer->n_typed = 0;
    for (size_t taken = 0, size = strlen(draft); size; draft += taken, size -= taken) {
        uint32_t code = sign_of_keyboard(utf8_decode(draft, size, &taken));
        if (code < ' ' || code >= 0x7F || answer->n_typed + 1 >= ANSWER_TYPED_MAX)
            whole = false;
        else
            add_typed(answer, code);
    }
    return whole;
}

const struct answer_kind number_answer = {
    .where = IN_NUMBER,
    .prompt = number_prompt,
    .draw = number_draw,
    .type = number_type,
    .act = number_act,
    .value = number_value,
    .print = number_print,
    .restore = number_restore,
};

static size_t count_right(const struct exercise *exercise) {
    size_t right = 0;
    for (size_t i = 0; i < exercise->n_options; i++)
        right += exercise->options[i].correct;
    return right;
}

static bool is_radio(const struct exercise *exercise) {
    return exercise->kind == EXERCISE_CHOICE && count_right(exercise) <= 1;
}

static const char *options_prompt(const struct answer_state *answer) {
    if (answer->exercise->kind == EXERCISE_CHECKLIST) return WORDS_TICK_WHAT_BELONGS;
    return is_radio(answer->exercise) ? WORDS_CHOOSE_ONE : WORDS_TICK_ALL_RIGHT;
}

static int options_draw(struct answer_state *answer, struct grid *grid, int row,
                        const struct answer_look *look) {
    const struct exercise *exercise = answer->exercise;
    bool radio = is_radio(exercise);
    int start = row;
    for (size_t i = 0; i < exercise->n_options; i++) {
        bool ticked = answer->ticked >> i & 1, here = answer->at == i;
        const char *mark = sign_text(radio    ? ticked ? SIGN_CHOSEN : SIGN_UNCHOSEN
                                     : ticked ? SIGN_TICKED
                                              : SIGN_UNTICKED,
                                     look->ascii);
        int width = text_width(mark), col = look->col + 2;
        note_row(answer, i, row);
        grid_text(grid, row, col, width, ticked ? STYLE_STRONG : STYLE_DIM, mark);
        grid_text(grid, row, col + width + 1, 2, here ? STYLE_FOCUS : STYLE_KEY,
                  exercise->options[i].id);
        int rows = markdown_draw(grid, row, col + width + 4, look->cols - width - 6, look->ascii,
                                 exercise->options[i].text);
        if (here) {
            draw_pointer(grid, row, look);
            grid->cursor_col = col + width + 1;
        }
        row += rows > 0 ? rows : 1;
    }
    return row - start;
}

static void tick(struct answer_state *answer, size_t i) {
    answer->at = i;
    if (is_radio(answer->exercise))
        answer->ticked = (uint64_t)1 << i;
    else
        answer->ticked ^= (uint64_t)1 << i;
}

// Letters that the table of actions has a use for are left to it, unless an option bears them.
static bool options_type(struct answer_state *answer, const struct key *key) {
    if (key->code < 'a' || key->code >= 'a' + answer->exercise->n_options || key->code > 'z')
        return false;
    tick(answer, key->code - 'a');
    return true;
}

// Where one is chosen the choice goes with the pointer, so that Enter means the line it is on.
static bool options_act(struct answer_state *answer, enum action action) {
    if (action == ACT_TICK) return tick(answer, answer->at), true;
    if (action == ACT_RESET) return answer->ticked = 0, true;
    if (!move_pointer(answer, action, answer->exercise->n_options)) return false;
    if (is_radio(answer->exercise) && answer->ticked) tick(answer, answer->at);
    return true;
}

static enum status options_value(struct answer_state *answer, struct arena *arena,
                                 struct value *value, struct error *err) {
    const struct exercise *exercise = answer->exercise;
    size_t n = 0, k = 0;
    if (is_radio(exercise) && !answer->ticked)
        answer->ticked = (uint64_t)1 << answer->at; // Enter on a line means it
    for (size_t i = 0; i < exercise->n_options; i++)
        n += answer->ticked >> i & 1;
    if (n == 0) return fail(err, STATUS_USAGE, WORDS_TICK_FIRST);
    if (is_radio(exercise) && n > 1) return fail(err, STATUS_USAGE, WORDS_ONLY_ONE_IS_RIGHT);
    *value = value_of_list(arena, n);
    for (size_t i = 0; i < exercise->n_options; i++)
        if (answer->ticked >> i & 1)
            value->table.items[k++] =
                value_of_string(arena, exercise->options[i].id, strlen(exercise->options[i].id));
    if (is_radio(exercise)) *value = value->table.items[0];
    return STATUS_OK;
}

static void options_print(const struct answer_state *answer, struct strbuf *out) {
    for (size_t i = 0; i < answer->exercise->n_options; i++)
        if (answer->ticked >> i & 1) strbuf_puts(out, answer->exercise->options[i].id);
}

static bool options_restore(struct answer_state *answer, const char *draft) {
    bool whole = true;
    for (; *draft; draft++) {
        size_t i = (size_t)(*draft - 'a');
        if (i < answer->exercise->n_options)
            answer->ticked |= (uint64_t)1 << i, answer->at = i;
        else if (!strchr(" ,", *draft))
            whole = false;
    }
    return whole && answer->ticked;
}

const struct answer_kind options_answer = {
    .where = IN_OPTIONS,
    .prompt = options_prompt,
    .draw = options_draw,
    .type = options_type,
    .act = options_act,
    .value = options_value,
    .print = options_print,
    .restore = options_restore,
};
