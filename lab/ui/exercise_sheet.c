// SPDX-License-Identifier: MIT
// The exercise as a sheet: title, task, what is given, the cases that are shown, the control for
// the answer; then the feedback, the hints and why it works. On wide terminals these last stand in
// a second sheet at the right.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/lesson/lesson.h"
#include "lab/ui/exercise_view.h"
#include "lab/ui/feedback.h"
#include "lab/ui/right_answer.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/work.h"

struct writing {
    struct exercise_view *view;
    struct grid *grid;
    int row, cols;
    bool ascii;
};

static void put_words(struct writing *w, enum style style, const char *text) {
    w->row += grid_wrap(w->grid, w->row, 0, w->cols, style, text);
}

static void put_mark(struct writing *w, int col) {
    static const struct {
        const char *word;
        enum style style;
        enum sign sign;
    } marks[] = {
        [MARK_NEW] = { WORDS_NOT_TRIED, STYLE_DIM, SIGN_NEW },
        [MARK_TRIED] = { WORDS_TRIED, STYLE_WARN, SIGN_TRIED },
        [MARK_PASSED] = { WORDS_SOLVED, STYLE_GOOD, SIGN_PASSED },
        [MARK_PASSED + 1] = { WORDS_SOLVED WORDS_OUTDATED, STYLE_WARN, SIGN_OUTDATED },
    };
    const struct exercise_view *view = w->view;
    size_t mark = learner_mark(&view->base.lab->learner, view->exercise.id);
    if (mark == MARK_PASSED && view->outdated) mark++;
    grid_printf(w->grid, w->row, col, w->cols - col, marks[mark].style, "%s %s",
                sign_text(marks[mark].sign, w->ascii), marks[mark].word);
}

// In a sitting: where it comes from.
static void put_origin(struct writing *w, int col) {
    const struct exercise_view *view = w->view;
    const struct course_lesson *lesson =
        course_find_lesson(&view->base.lab->learner.course, view->exercise.lesson);
    if (lesson)
        grid_printf(w->grid, w->row, col, w->cols - col, STYLE_DIM, WORDS_FROM_LESSON,
                    lesson->title);
}

static void put_head(struct writing *w) {
    const struct exercise *exercise = &w->view->exercise;
    w->row = w->view->area.rows >= 12;
    put_words(w, STYLE_HEADING, exercise->title);
    int col = grid_printf(w->grid, w->row, 0, w->cols, STYLE_DIM, "%s %s %.3g %s %s ",
                          exercise_kind_name(exercise->kind), sign_text(SIGN_DOT, w->ascii),
                          exercise->points, exercise->points == 1 ? WORDS_POINT : WORDS_POINTS,
                          sign_text(SIGN_DOT, w->ascii));
    if (w->view->sitting)
        put_origin(w, col);
    else
        put_mark(w, col);
    w->row += 2;
}

static void put_code(struct writing *w, const char *label, const char *code) {
    if (!*code) return;
    put_words(w, STYLE_DIM, label);
    while (*code) {
        size_t size = strcspn(code, "\n");
        char line[512];
        snprintf(line, sizeof line, "%.*s", (int)(size < sizeof line ? size : sizeof line - 1),
                 code);
        for (char *tab; (tab = strpbrk(line, "\t\r"));)
            *tab = ' ';
        grid_text(w->grid, w->row, 0, 1, STYLE_DIM, sign_text(SIGN_SIDE, w->ascii));
        grid_text(w->grid, w->row++, 2, w->cols - 2, STYLE_CODE, line);
        code += size + (code[size] == '\n');
    }
    w->row++;
}

static void put_cases(struct writing *w) {
    const struct exercise_view *view = w->view;
    if (!view->n_shown) return;
    put_words(w, STYLE_DIM, WORDS_FOR_EXAMPLE);
    for (size_t i = 0; i < view->n_shown; i++) {
        grid_text(w->grid, w->row, 0, 1, STYLE_DIM, sign_text(SIGN_SIDE, w->ascii));
        int rows = grid_wrap(w->grid, w->row, 2, w->cols - 2, STYLE_CODE, view->shown[i]);
        w->row += rows > 0 ? rows : 1;
    }
    w->row++;
}

static void put_tolerance(struct writing *w) {
    struct strbuf text = { 0 };
    if (!w->view->exercise.tolerance_stated) return;
    strbuf_puts(&text, WORDS_TOLERANCE);
    tolerance_print(&w->view->exercise.tolerance, &text);
    strbuf_putc(&text, '.');
    put_words(w, STYLE_DIM, strbuf_text(&text));
    w->row++;
    strbuf_release(&text);
}

static void put_file(struct writing *w) {
    char *shown = work_shown(w->view->path), *text = xprintf(WORDS_IN_FILE, shown);
    put_words(w, STYLE_DIM, text);
    free(text);
    free(shown);
}

static void put_path(struct writing *w) {
    const struct exercise_view *view = w->view;
    if (!exercise_has_program(&view->exercise)) return;
    w->row++;
    if (!view->path)
        put_words(w, STYLE_WARN, WORDS_NO_HOME);
    else if (view->program.size)
        put_file(w);
    else
        put_words(w, STYLE_DIM, WORDS_E_BEGINS);
    if (view->watch) put_words(w, STYLE_GOOD, WORDS_WATCHED);
}

static void put_answer(struct writing *w) {
    struct exercise_view *view = w->view;
    const struct answer_kind *kind = answer_kinds[view->exercise.kind];
    const struct answer_look look = { 0, w->cols, w->ascii };
    put_words(w, STYLE_STRONG, kind->prompt(&view->answer));
    view->answer_row = w->row;
    view->answer_rows = kind->draw(&view->answer, w->grid, w->row, &look);
    w->row += view->answer_rows;
    put_path(w);
}

static void put_task(struct writing *w) {
    const struct exercise *exercise = &w->view->exercise;
    put_head(w);
    int measure = w->view->base.lab->config->measure;
    int cols = w->cols < measure ? w->cols : measure;
    w->row += markdown_draw(w->grid, w->row, 0, cols, w->ascii, w->view->task) + 1;
    if (exercise->entry) put_code(w, WORDS_GIVEN_TO_YOUR_PROGRAM, exercise->given);
    put_cases(w);
    put_tolerance(w);
    put_answer(w);
}

static void put_spinner(struct writing *w) {
    static const char *const turns[] = { "⠋", "⠙", "⠸", "⠴", "⠦", "⠇" };
    static const char *const plain[] = { "|", "/", "-", "\\" };
    if (w->view->base.lab->config->reduced_motion) w->view->turn = 0;
    const char *sign = w->ascii ? plain[w->view->turn % 4] : turns[w->view->turn % 6];
    grid_printf(w->grid, w->row++, 0, w->cols, STYLE_STRONG, WORDS_YOUR_PROGRAM_RUNS, sign);
}

static void put_hints(struct writing *w) {
    const struct text_list *hints = &w->view->exercise.hints;
    for (size_t i = 0; i < w->view->hints && i < hints->n; i++) {
        w->view->hint_row = w->row;
        grid_printf(w->grid, w->row++, 0, w->cols, STYLE_STRONG, WORDS_HINT_OF, i + 1, hints->n);
        w->row += markdown_draw(w->grid, w->row, 0, w->cols, w->ascii, w->view->hint_texts[i]) + 1;
    }
}

// In a sitting a wrong answer is over: what would have been right is told, as it comes back anew.
static void put_right_answer(struct writing *w) {
    const struct exercise_view *view = w->view;
    struct strbuf text = { 0 };
    if (!view->answered || view->result->verdict == VERDICT_PASS) return;
    right_answer_print(&view->exercise, view->base.lab->learner.script, view->variables, &text);
    if (text.size) put_words(w, STYLE_TEXT, strbuf_text(&text)), w->row++;
    strbuf_release(&text);
}

static void put_why(struct writing *w) {
    const struct exercise_view *view = w->view;
    bool due = view->wants_why ||
               (view->result && (view->result->verdict == VERDICT_PASS || view->answered));
    if (!due || !*view->why) return;
    put_words(w, STYLE_STRONG, WORDS_WHY_IT_WORKS);
    w->row += markdown_draw(w->grid, w->row, 0, w->cols, w->ascii, view->why) + 1;
}

static void put_outcome(struct writing *w) {
    struct exercise_view *view = w->view;
    const struct feedback_look look = { .cols = w->cols,
                                        .ascii = w->ascii,
                                        .answer_follows = view->answered,
                                        .plot = true,
                                        .glyphs = view->base.lab->glyphs };
    view->result_row = w->row;
    if (view->grading)
        put_spinner(w);
    else if (view->result)
        w->row +=
            feedback_draw(w->grid, w->row, &look, &view->exercise, view->result, view->graded);
    put_right_answer(w);
    put_why(w);
    put_hints(w);
}

static void show_what_is_new(struct exercise_view *view, int rows) {
    if (view->show_result) scroll_show(&view->scroll, view->result_row, rows - view->result_row);
    if (view->show_result && view->scroll.top > view->result_row)
        view->scroll.top = view->result_row;
    if (view->show_hint) scroll_show(&view->scroll, view->hint_row, rows - view->hint_row);
    const struct answer_state *answer = &view->answer;
    if (view->show_answer) {
        int row = answer->n_rows && answer->at < answer->n_rows ? answer->rows[answer->at]
                                                                : view->answer_row;
        scroll_show(&view->scroll, row > 0 ? row - 1 : 0, 3);
    }
    view->show_answer = view->show_result = view->show_hint = false;
}

static void place_cursor(const struct exercise_view *view, const struct grid *sheet,
                         struct grid *grid, const struct area *area) {
    int row = sheet->cursor_row - view->scroll.top;
    if (sheet->cursor_row < 0 || row < 0 || row >= area->rows) return;
    grid->cursor_row = area->row + row;
    grid->cursor_col = area->col + view->columns.text_col + sheet->cursor_col;
}

void exercise_view_draw(struct exercise_view *view, struct grid *grid, const struct area *area) {
    struct grid sheet, side;
    bool ascii = view->base.lab->ascii;
    view->area = *area;
    view->columns = columns_for(area->rows, area->cols, view->base.lab->config->measure);
    int box = view->base.lab->config->measure + COLUMNS_BEYOND;
    int side_cols = view->columns.pane_cols < box ? view->columns.pane_cols : box;
    grid_init(&sheet, 0, view->columns.text_cols < box ? view->columns.text_cols : box);
    grid_init(&side, 0, side_cols);
    struct writing task = { view, &sheet, 0, sheet.cols, ascii };
    put_task(&task);
    struct writing outcome = { view, side_cols ? &side : &sheet, side_cols ? 1 : task.row + 1,
                               side_cols ? side_cols : sheet.cols, ascii };
    put_outcome(&outcome);
    int rows = sheet.rows > side.rows ? sheet.rows : side.rows;
    scroll_fit(&view->scroll, rows, area->rows);
    show_what_is_new(view, rows);
    grid_blit(grid, area->row, area->col + view->columns.text_col, &sheet, view->scroll.top,
              area->rows);
    if (side_cols)
        grid_blit(grid, area->row, area->col + view->columns.pane_col, &side, view->scroll.top,
                  area->rows);
    place_cursor(view, &sheet, grid, area);
    grid_release(&sheet);
    grid_release(&side);
}
