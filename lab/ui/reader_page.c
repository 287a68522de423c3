// SPDX-License-Identifier: MIT
// Laying a lesson out for a size: one sheet of rows with a head, the page that lab/lesson lays out
// with rows kept free for the live blocks, and a foot; and on it the places that Tab goes to.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/reader.h"
#include "lab/ui/row_text.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

int reader_box_cols(const struct reader *reader) {
    int most = reader->base.lab->config->measure + COLUMNS_BEYOND;
    return reader->columns.text_cols < most ? reader->columns.text_cols : most;
}

// What the figure asks, and what was guessed.
int reader_draw_prediction(struct grid *grid, int row, int cols, bool ascii,
                           const struct embed *embed) {
    const char *predict = embed->figure.figure ? embed->figure.figure->predict : "";
    const char *guess = embed->prediction.guess;
    if (!*predict || cols < 12) return 0;
    int measure = cols - 2 < COLUMNS_MEASURE ? cols - 2 : COLUMNS_MEASURE;
    grid_text(grid, row, 2, cols - 2, STYLE_HEADING, WORDS_GUESS_FIRST);
    int rows = 1 + markdown_draw(grid, row + 1, 2, measure, ascii, predict);
    if (guess && *guess) {
        char *words = xprintf(WORDS_YOUR_GUESS, guess);
        rows += grid_wrap(grid, row + rows, 2, measure, STYLE_STRONG, words);
        free(words);
    }
    for (int r = 0; r < rows; r++)
        grid_text(grid, row + r, 0, 1, STYLE_HEADING, sign_text(SIGN_SIDE, ascii));
    return rows;
}

static int prediction_rows(const struct reader *reader, const struct embed *embed) {
    struct grid scratch;
    if (!embed->figure.figure) return 0;
    grid_init(&scratch, 0, reader->columns.text_cols);
    int rows = reader_draw_prediction(&scratch, 0, scratch.cols, reader->base.lab->ascii, embed);
    grid_release(&scratch);
    return rows ? rows + 1 : 0;
}

static int quiz_rows(struct reader *reader, struct embed *embed, size_t i) {
    struct grid scratch;
    grid_init(&scratch, 0, reader_box_cols(reader));
    int rows = quiz_view_draw(&embed->quiz, i, &scratch, 0, 0, scratch.cols, false,
                              reader->base.lab->ascii);
    grid_release(&scratch);
    return rows;
}

static int embed_rows(struct reader *reader, struct embed *embed) {
    int rows = 0;
    switch (embed->kind) {
    case BLOCK_FIGURE:
        rows = prediction_rows(reader, embed);
        if (reader->columns.pane_cols) return rows + 1;
        if (embed->prediction.waiting) return rows + prediction_box_rows(reader->columns.text_cols);
        return rows + figure_view_rows(&embed->figure, reader->columns.text_cols, reader->area.rows,
                                       reader->base.lab->ascii);
    case BLOCK_QUIZ:
        for (size_t i = 0; i < embed->quiz.n; i++)
            rows += quiz_rows(reader, embed, i);
        return rows ? rows : READER_CARD_ROWS;
    default:
        return READER_CARD_ROWS;
    }
}

static int page_embed_rows(void *owner, const struct lesson_block *block, int cols) {
    struct reader *reader = owner;
    (void)cols;
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (&reader->lesson.blocks[reader->embeds[i].block] == block)
            return embed_rows(reader, &reader->embeds[i]);
    return 0;
}

static bool is_text(const struct lesson_block *block) {
    return block->kind < BLOCK_FIGURE && block->kind != BLOCK_HEADING;
}

// What follows a figure up to the next heading, figure or exercise tells what it shows: it is not
// to be read before the guess.
const struct embed *reader_veil_of(const struct reader *reader, size_t block) {
    const struct lesson_block *blocks = reader->lesson.blocks;
    size_t i = block;
    while (i > 0 && is_text(&blocks[i]))
        i--;
    if (i == block || blocks[i].kind != BLOCK_FIGURE) return NULL;
    for (size_t k = 0; k < reader->n_embeds; k++)
        if (reader->embeds[k].block == i && reader->embeds[k].prediction.waiting)
            return &reader->embeds[k];
    return NULL;
}

static const char *before_guess(void *owner, size_t block) {
    const struct embed *figure = reader_veil_of(owner, block);
    if (!figure) return NULL;
    return figure->block + 1 == block ? WORDS_GUESS_VEIL : "";
}

void reader_release_page(struct reader *reader) {
    if (reader->laid_out) page_release(&reader->page);
    grid_release(&reader->sheet);
    reader->laid_out = false;
    reader->n_targets = 0;
}

static struct target *add_target(struct reader *reader, struct target target) {
    GROW(reader->targets, reader->n_targets, reader->targets_capacity);
    reader->targets[reader->n_targets] = target;
    return &reader->targets[reader->n_targets++];
}

static void find_embed_targets(struct reader *reader) {
    for (size_t i = 0; i < reader->n_embeds; i++) {
        struct embed *embed = &reader->embeds[i];
        int row = embed->row;
        if (embed->kind == BLOCK_FIGURE && embed->figure.figure) {
            int before = prediction_rows(reader, embed);
            add_target(reader, (struct target) { TARGET_FIGURE, i, 0, row + before,
                                                 embed->rows - before, 0, 0, false });
        }
        if (embed->kind == BLOCK_EXERCISE)
            add_target(reader,
                       (struct target) { TARGET_CARD, i, 0, row, embed->rows, 0, 0, false });
        for (size_t k = 0; embed->kind == BLOCK_QUIZ && k < embed->quiz.n; k++) {
            int rows = quiz_rows(reader, embed, k);
            add_target(reader, (struct target) { TARGET_QUIZ, i, k, row, rows, 0, 0, false });
            row += rows;
        }
    }
}

static int by_place(const void *a, const void *b) {
    const struct target *one = a, *two = b;
    return one->row != two->row ? (one->row > two->row) - (one->row < two->row)
                                : (one->col > two->col) - (one->col < two->col);
}

static const struct course_lesson *next_lesson(const struct reader *reader) {
    const struct course *course = &reader->base.lab->learner.course;
    return reader->at->number + 1 < course->n_lessons ? course->lessons[reader->at->number + 1]
                                                      : NULL;
}

static bool leads_away(const struct reader *reader, const struct page_link *link) {
    const struct course *course = &reader->base.lab->learner.course;
    return !course_find_reading(course, link->target) &&
           !course_find_exercise(course, link->target);
}

static void find_targets(struct reader *reader) {
    reader->n_targets = 0;
    find_embed_targets(reader);
    for (size_t i = 0; i < reader->page.n_links; i++) {
        const struct page_link *link = &reader->page.links[i];
        add_target(reader, (struct target) { TARGET_LINK, 0, i, reader->head_rows + link->row, 1,
                                             link->col, link->cols, leads_away(reader, link) });
    }
    if (next_lesson(reader))
        add_target(reader,
                   (struct target) { TARGET_NEXT, 0, 0, reader->sheet.rows - 1, 1, 0, 0, false });
    if (reader->n_targets)
        qsort(reader->targets, reader->n_targets, sizeof *reader->targets, by_place);
}

static int draw_head(struct reader *reader) {
    struct lab *lab = reader->base.lab;
    size_t exercises = learner_exercises(&lab->learner, reader->at)->n;
    if (reader->area.rows < 8) return 0;
    int row = 1;
    row += grid_wrap(&reader->sheet, row, 0, reader->sheet.cols, STYLE_HEADING, reader->at->title);
    const char *dot = sign_text(SIGN_DOT, lab->ascii);
    int col = 0;
    if (reader->at->minutes)
        col +=
            grid_printf(&reader->sheet, row, 0, 24, STYLE_DIM, WORDS_MINUTES, reader->at->minutes);
    if (exercises)
        grid_printf(&reader->sheet, row, col, reader->sheet.cols - col, STYLE_DIM, "%s%s%s%zu %s",
                    col ? " " : "", col ? dot : "", col ? " " : "", exercises,
                    exercises == 1 ? WORDS_EXERCISE : WORDS_SEVERAL_EXERCISES);
    return row + 2;
}

static void draw_foot(struct reader *reader) {
    struct grid *sheet = &reader->sheet;
    const struct course_lesson *next = next_lesson(reader);
    bool ascii = reader->base.lab->ascii;
    int row = reader->head_rows + reader->page.grid.rows + 1;
    draw_rule(sheet, row, 0, reader_box_cols(reader), ascii, STYLE_DIM);
    if (next)
        grid_printf(sheet, row + 1, 0, sheet->cols, STYLE_LINK, WORDS_NEXT_LESSON, next->title,
                    sign_text(SIGN_ARROW, ascii));
    else
        grid_text(sheet, row + 1, 0, sheet->cols, STYLE_DIM,
                  reader->at->page ? WORDS_PAGE_BY_LINK : WORDS_END_OF_COURSE);
}

static void place_embeds(struct reader *reader) {
    size_t k = 0;
    for (size_t i = 0; i < reader->page.n_places; i++)
        for (k = 0; k < reader->n_embeds; k++)
            if (reader->embeds[k].block == reader->page.places[i].block) {
                reader->embeds[k].row = reader->head_rows + reader->page.places[i].row;
                reader->embeds[k].rows = embed_rows(reader, &reader->embeds[k]);
            }
}

static int row_of_place(const struct reader *reader, const struct place *place) {
    for (size_t i = 0; i < reader->page.n_places; i++) {
        const struct page_place *at = &reader->page.places[i];
        if (at->block != place->block) continue;
        if (i == 0 && place->offset <= 0) return 0; // the head is seen too
        int offset = place->offset < at->rows ? place->offset : at->rows - 1;
        return reader->head_rows + at->row + (offset > 0 ? offset : 0);
    }
    return 0;
}

struct place reader_place(const struct reader *reader) {
    struct place place = { .lesson = reader->at };
    // Until the learner moves, the place stays what it was, even where a large window cannot put it
    // at the top.
    if (!reader->laid_out || reader->moved || reader->scroll.top == reader->laid_top)
        return reader->place;
    int top = reader->scroll.top - reader->head_rows;
    for (size_t i = 0; i < reader->page.n_places; i++)
        if (i == 0 || reader->page.places[i].row <= top) {
            place.block = reader->page.places[i].block;
            place.offset = top - reader->page.places[i].row;
        }
    return place;
}

void reader_lay_out_again(struct reader *reader) {
    if (!reader->laid_out) return;
    reader->place = reader_place(reader);
    reader->moved = true;
    reader->area.cols = -1;
}

// A target of before, found among those of the new layout.
static long find_again(const struct reader *reader, const struct target *old) {
    for (size_t i = 0; i < reader->n_targets; i++) {
        const struct target *target = &reader->targets[i];
        if (target->kind == old->kind && target->embed == old->embed && target->part == old->part)
            return (long)i;
    }
    return -1;
}

static long find_embed(const struct reader *reader, const struct embed *embed) {
    const struct target wanted = { .kind =
                                       embed->kind == BLOCK_FIGURE ? TARGET_FIGURE : TARGET_CARD,
                                   .embed = (size_t)(embed - reader->embeds) };
    return find_again(reader, &wanted);
}

// The row of the block that has the words, a third of the window down.
static void show_marked(struct reader *reader) {
    int row =
        row_with_words(&reader->sheet, reader->scroll.top, reader->area.rows * 2, &reader->marked);
    if (row >= 0) reader->scroll.top = row - reader->area.rows / 3;
    reader->show_marked = false;
}

void reader_lay_out(struct reader *reader, const struct area *area) {
    struct area *now = &reader->area;
    if (reader->laid_out && now->cols == area->cols && now->rows == area->rows) return;
    struct target focus =
        reader->focus >= 0 ? reader->targets[reader->focus] : (struct target) { 0 };
    bool first = !reader->laid_out;
    if (!first && !reader->moved) reader->place = reader_place(reader);
    reader_release_page(reader);
    *now = *area;
    reader->columns = columns_for(area->rows, area->cols, reader->base.lab->config->measure);
    struct page_options options = { .cols = reader->columns.text_cols > 0
                                                ? reader->columns.text_cols
                                                : 1,
                                    .measure = reader->base.lab->config->measure,
                                    .ascii = reader->base.lab->ascii,
                                    .embed_rows = page_embed_rows,
                                    .instead = before_guess,
                                    .owner = reader };
    page_lay_out(&reader->page, &reader->lesson, &options);
    grid_init(&reader->sheet, 0, options.cols);
    reader->head_rows = draw_head(reader);
    grid_blit(&reader->sheet, reader->head_rows, 0, &reader->page.grid, 0, reader->page.grid.rows);
    draw_foot(reader);
    place_embeds(reader);
    find_targets(reader);
    reader->laid_out = true;
    reader->moved = false;
    scroll_fit(&reader->scroll, reader->sheet.rows, area->rows);
    reader->scroll.top = row_of_place(reader, &reader->place);
    if (reader->show_marked) show_marked(reader);
    scroll_fit(&reader->scroll, reader->sheet.rows, area->rows);
    if (reader->focus >= 0) reader->focus = find_again(reader, &focus);
    if (reader->wanted) reader->focus = find_embed(reader, reader->wanted);
    reader->wanted = NULL;
    if (reader->focus >= 0) reader_set_focus(reader, reader->focus);
    reader->laid_top = reader->scroll.top;
}
