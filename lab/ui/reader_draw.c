// SPDX-License-Identifier: MIT
// Drawing the part of a lesson that is seen: the sheet of text, over it the live blocks, each on a
// scratch grid so that it may be cut at any edge, and on wide terminals the figure in its pane.
#include "lab/ui/reader.h"
#include "lab/ui/row_text.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

enum { CARD_TITLE_COLS = 24 }; // that a title has at least beside the word

static void draw_card(struct reader *reader, struct embed *embed, struct grid *grid, bool focus) {
    static const struct {
        enum sign sign;
        enum style style;
        const char *word;
    } states[] = {
        [MARK_NEW] = { SIGN_NEW, STYLE_DIM, WORDS_NEW },
        [MARK_TRIED] = { SIGN_TRIED, STYLE_WARN, WORDS_TRIED },
        [MARK_PASSED] = { SIGN_PASSED, STYLE_GOOD, WORDS_SOLVED },
        [MARK_PASSED + 1] = { SIGN_OUTDATED, STYLE_WARN, WORDS_SOLVED WORDS_OUTDATED },
    };
    struct lab *lab = reader->base.lab;
    size_t mark = learner_mark(&lab->learner, embed->exercise) +
                  learner_mark_is_outdated(&lab->learner, embed->exercise);
    int cols = reader_box_cols(reader), width = text_width(states[mark].word);
    bool worded = cols > CARD_TITLE_COLS + width;
    const char *sign = sign_text(states[mark].sign, lab->ascii);
    draw_box(grid, 0, 0, READER_CARD_ROWS, cols, lab->ascii, focus, WORDS_CARD,
             focus ? WORDS_ENTER_OPENS : "");
    grid_text(grid, 1, 2, 1, states[mark].style, sign);
    grid_text(grid, 1, 4, cols - (worded ? 8 + width : 6), STYLE_STRONG,
              learner_title(&lab->learner, embed->exercise));
    if (worded) grid_text(grid, 1, cols - 2 - width, width, states[mark].style, states[mark].word);
    if (focus) grid->cursor_row = 1, grid->cursor_col = 2;
}

static void draw_quizzes(struct reader *reader, struct embed *embed, struct grid *grid,
                         const struct target *focus) {
    int row = 0, cols = reader_box_cols(reader);
    for (size_t i = 0; i < embed->quiz.n; i++) {
        bool here = focus && focus->kind == TARGET_QUIZ && focus->part == i;
        row += quiz_view_draw(&embed->quiz, i, grid, row, 0, cols, here, reader->base.lab->ascii);
    }
    if (embed->quiz.n) return;
    draw_box(grid, 0, 0, READER_CARD_ROWS, cols, reader->base.lab->ascii, false,
             WORDS_QUIZ_UNREADABLE, "");
    grid_text(grid, 1, 2, cols - 4, STYLE_BAD, embed->quiz.error.text);
}

static struct figure_place figure_place(const struct reader *reader, int row, int col, int rows,
                                        int cols, bool focus) {
    struct lab *lab = reader->base.lab;
    return (struct figure_place) { row,         col,
                                   rows,        cols,
                                   focus,       lab->ascii,
                                   lab->glyphs, lab->has_pictures ? &lab->pictures : NULL };
}

// The figure, or what stands in its place until a guess was made.
static void draw_view(struct embed *embed, struct grid *grid, const struct figure_place *place) {
    if (embed->prediction.waiting)
        prediction_draw(&embed->prediction, embed->figure.figure, grid, place);
    else
        figure_view_draw(&embed->figure, grid, place);
}

static void draw_figure(struct reader *reader, struct embed *embed, struct grid *grid, bool focus) {
    int cols = grid->cols, row = 0;
    const struct live_figure *figure = embed->figure.figure;
    if (figure) row = reader_draw_prediction(grid, 0, cols, reader->base.lab->ascii, embed);
    if (row) row++;
    if (reader->columns.pane_cols) {
        grid_printf(grid, row, 0, cols, focus ? STYLE_FOCUS : STYLE_DIM, "%s %s",
                    sign_text(SIGN_ARROW, reader->base.lab->ascii),
                    figure ? figure->title : embed->figure.error.text);
        return;
    }
    struct figure_place place = figure_place(reader, row, 0, embed->rows - row, cols, focus);
    draw_view(embed, grid, &place);
}

// One live block over the page, cut at the window's edges.
static void draw_embed(struct reader *reader, size_t i, struct grid *grid,
                       const struct area *area) {
    struct embed *embed = &reader->embeds[i];
    const struct target *focus = reader_focus(reader);
    int top = reader->scroll.top;
    if (embed->row + embed->rows <= top || embed->row >= top + area->rows) return;
    if (focus && (focus->kind == TARGET_LINK || focus->kind == TARGET_NEXT || focus->embed != i))
        focus = NULL;
    struct grid scratch;
    grid_init(&scratch, embed->rows, reader->columns.text_cols);
    scratch.max_rows = embed->rows;
    if (embed->kind == BLOCK_FIGURE)
        draw_figure(reader, embed, &scratch, focus != NULL);
    else if (embed->kind == BLOCK_QUIZ)
        draw_quizzes(reader, embed, &scratch, focus);
    else
        draw_card(reader, embed, &scratch, focus != NULL);
    int first = embed->row < top ? top - embed->row : 0, at = area->row + embed->row + first - top;
    int rows = embed->rows - first < area->row + area->rows - at ? embed->rows - first
                                                                 : area->row + area->rows - at;
    grid_blit(grid, at, area->col + reader->columns.text_col, &scratch, first, rows);
    embed->origin_row = at - first;
    embed->origin_col = area->col + reader->columns.text_col;
    if (scratch.cursor_row >= first && scratch.cursor_row < first + rows) {
        grid->cursor_row = embed->origin_row + scratch.cursor_row;
        grid->cursor_col = embed->origin_col + scratch.cursor_col;
    }
    grid_release(&scratch);
}

// The figure for the pane: the one in focus, else the last that the reading has come to, else the
// first.
static struct embed *pane_figure(struct reader *reader) {
    const struct target *focus = reader_focus(reader);
    struct embed *found = NULL;
    if (focus && focus->kind == TARGET_FIGURE) return &reader->embeds[focus->embed];
    for (size_t i = 0; i < reader->n_embeds; i++) {
        struct embed *embed = &reader->embeds[i];
        if (embed->kind != BLOCK_FIGURE) continue;
        if (!found || embed->row < reader->scroll.top + reader->area.rows * 2 / 3) found = embed;
    }
    return found;
}

const struct figure_view *reader_present(struct reader *reader) {
    struct embed *embed = pane_figure(reader);
    return embed && embed->figure.figure ? &embed->figure : NULL;
}

static void draw_pane(struct reader *reader, struct grid *grid, const struct area *area) {
    struct embed *embed = pane_figure(reader);
    const struct target *focus = reader_focus(reader);
    if (!embed || !reader->columns.pane_cols) return;
    int window = area->rows - 2;
    int rows = figure_view_rows(&embed->figure, reader->columns.pane_cols, window,
                                reader->base.lab->ascii);
    bool here = focus && focus->kind == TARGET_FIGURE;
    struct figure_place place =
        figure_place(reader, area->row + 1, area->col + reader->columns.pane_col,
                     rows < window ? rows : window, reader->columns.pane_cols, here);
    embed->origin_row = embed->origin_col = 0;
    reader->pane = embed;
    draw_view(embed, grid, &place);
}

static void draw_link_focus(const struct reader *reader, struct grid *grid,
                            const struct area *area) {
    const struct target *focus = reader_focus(reader);
    if (!focus || (focus->kind != TARGET_LINK && focus->kind != TARGET_NEXT)) return;
    int row = area->row + focus->row - reader->scroll.top,
        col = area->col + reader->columns.text_col + focus->col;
    if (row < area->row || row >= area->row + area->rows) return;
    grid_restyle(grid, row, col, 1, focus->cols ? focus->cols : reader_box_cols(reader),
                 STYLE_FOCUS);
    grid->cursor_row = row;
    grid->cursor_col = col;
}

void reader_draw(struct reader *reader, struct grid *grid, const struct area *area) {
    reader_lay_out(reader, area);
    grid_blit(grid, area->row, area->col + reader->columns.text_col, &reader->sheet,
              reader->scroll.top, area->rows);
    for (size_t i = 0; i < reader->n_embeds; i++)
        draw_embed(reader, i, grid, area);
    const struct area text = { area->row, area->col + reader->columns.text_col, area->rows,
                               reader->columns.text_cols };
    if (reader->marked.n) mark_words(grid, &text, &reader->marked);
    draw_pane(reader, grid, area);
    draw_link_focus(reader, grid, area);
}
