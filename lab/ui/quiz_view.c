// SPDX-License-Identifier: MIT
// The quick checks of a lesson. With one right option a letter answers at once; with several,
// letters tick and Enter answers. A wrong answer says why and may be given again; nothing is
// recorded.
#include "lab/ui/quiz_view.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_exercise.h"

void quiz_view_open(struct quiz_view *view, struct script *script, const char *path,
                    const struct lesson_block *block, const char *lesson) {
    *view = (struct quiz_view) { 0 };
    if (quiz_load(&view->quizzes, &view->n, script, path, block->line, block->text, lesson,
                  &view->error) != STATUS_OK) {
        view->quizzes = NULL;
        view->n = 0;
    }
    view->states = xcalloc(view->n + 1, sizeof *view->states);
}

void quiz_view_release(struct quiz_view *view) {
    if (view->quizzes) quiz_free(view->quizzes, view->n);
    free(view->states);
    *view = (struct quiz_view) { 0 };
}

static uint32_t right_ones(const struct exercise *quiz) {
    uint32_t right = 0;
    for (size_t i = 0; i < quiz->n_options && i < 32; i++)
        right |= (uint32_t)quiz->options[i].correct << i;
    return right;
}

static bool has_one_answer(const struct exercise *quiz) {
    uint32_t right = right_ones(quiz);
    return (right & (right - 1)) == 0;
}

// The option whose sentence answers: the first wrong tick, else the first right one.
static const struct exercise_option *speaker(const struct exercise *quiz,
                                             const struct quiz_state *state) {
    const struct exercise_option *right = NULL;
    for (size_t i = 0; i < quiz->n_options && i < 32; i++) {
        if (!(state->ticked >> i & 1)) continue;
        if (!quiz->options[i].correct) return &quiz->options[i];
        if (!right) right = &quiz->options[i];
    }
    return right;
}

static const char *sentence(const struct exercise *quiz, const struct quiz_state *state) {
    const struct exercise_option *option = speaker(quiz, state);
    bool right = state->ticked == right_ones(quiz);
    if (option && (right || !option->correct) && *option->says) return option->says;
    if (right) return WORDS_QUIZ_YES;
    return option && !option->correct ? WORDS_QUIZ_NO : WORDS_QUIZ_MISSING;
}

static int draw_option(const struct exercise *quiz, const struct quiz_state *state, size_t i,
                       struct grid *grid, int row, int col, int cols, bool focus, bool ascii) {
    const struct exercise_option *option = &quiz->options[i];
    bool here = focus && state->at == i, ticked = state->ticked >> i & 1,
         many = !has_one_answer(quiz);
    enum sign sign = many     ? ticked ? SIGN_TICKED : SIGN_UNTICKED
                     : ticked ? SIGN_CHOSEN
                              : SIGN_UNCHOSEN;
    const char *mark = sign_text(sign, ascii);
    int width = text_width(mark);
    if (here) grid_text(grid, row, col, 1, STYLE_HEADING, sign_text(SIGN_POINTER, ascii));
    grid_text(grid, row, col + 2, width, ticked ? STYLE_STRONG : STYLE_DIM, mark);
    grid_text(grid, row, col + 3 + width, 1, here ? STYLE_FOCUS : STYLE_KEY, option->id);
    int rows = markdown_draw(grid, row, col + 6 + width, cols - 6 - width, ascii, option->text);
    if (here) grid->cursor_row = row, grid->cursor_col = col + 3 + width;
    return rows > 0 ? rows : 1;
}

int quiz_view_draw(struct quiz_view *view, size_t i, struct grid *grid, int row, int col, int cols,
                   bool focus, bool ascii) {
    const struct exercise *quiz = &view->quizzes[i];
    const struct quiz_state *state = &view->states[i];
    bool right = state->answered && state->ticked == right_ones(quiz);
    int inner = cols - 4, at = row + 1;
    if (inner < 8) return 1;
    at += markdown_draw(grid, at, col + 2, inner, ascii, quiz->task) + 1;
    for (size_t k = 0; k < quiz->n_options; k++)
        at += draw_option(quiz, state, k, grid, at, col + 2, inner, focus, ascii);
    if (state->answered) {
        at++;
        grid_text(grid, at, col + 2, 1, right ? STYLE_GOOD : STYLE_BAD,
                  sign_text(right ? SIGN_RIGHT : SIGN_WRONG, ascii));
        at += markdown_draw(grid, at, col + 4, inner - 2, ascii, sentence(quiz, state));
    }
    draw_box(grid, row, col, at - row + 1, cols, ascii, focus, WORDS_QUICK_CHECK,
             !state->answered ? ""
             : right          ? WORDS_CASE_RIGHT
                              : WORDS_TRY_AGAIN);
    return at - row + 1;
}

static void answer(struct quiz_state *state, const struct exercise *quiz, size_t option) {
    state->at = option;
    if (has_one_answer(quiz)) {
        state->ticked = 1u << option;
        state->answered = true;
    } else {
        state->ticked ^= 1u << option;
        state->answered = false;
    }
}

bool quiz_view_type(struct quiz_view *view, size_t i, const struct key *key) {
    const struct exercise *quiz = &view->quizzes[i];
    if (key->code < 'a' || key->code >= 'a' + quiz->n_options) return false;
    answer(&view->states[i], quiz, key->code - 'a');
    return true;
}

bool quiz_view_act(struct quiz_view *view, size_t i, enum action action) {
    const struct exercise *quiz = &view->quizzes[i];
    struct quiz_state *state = &view->states[i];
    if (action == ACT_UP && state->at > 0) return state->at--, true;
    if (action == ACT_DOWN && state->at + 1 < quiz->n_options) return state->at++, true;
    if (action == ACT_TICK) return answer(state, quiz, state->at), true;
    if (action != ACT_CHECK) return false;
    if (has_one_answer(quiz))
        answer(state, quiz, state->at);
    else
        state->answered = true;
    return true;
}
