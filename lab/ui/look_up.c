// SPDX-License-Identifier: MIT
// Looking a word up: the words of the screen that the glossary knows are marked, one of them is
// chosen, and its entry is shown beside it, where it covers no part of the line.
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/ui/app.h"
#include "lab/ui/sign.h"
#include "lab/ui/terms.h"
#include "lab/ui/words_reading.h"

enum { ENTRY_COLS = 68, ENTRY_ROWS_LEAST = 3 };

struct look_up {
    struct screen base;
    struct term terms[TERMS_MAX]; // as of the last draw
    size_t n;
    const struct glossary_entry *chosen; // NULL: the first of the screen
    bool explained;
};

static struct look_up *look_up_of(const struct screen *screen) {
    return (struct look_up *)screen;
}

static place_set look_up_where(const struct screen *screen) {
    (void)screen;
    return IN_LOOK_UP;
}

static void look_up_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)screen, (void)left, (void)right;
}

static size_t chosen_at(const struct look_up *at) {
    for (size_t i = 0; i < at->n; i++)
        if (at->terms[i].entry == at->chosen) return i;
    return 0;
}

// What stands below, and where its words do.
static struct area words_area(const struct look_up *at, const struct area *area) {
    struct lab *lab = at->base.lab;
    struct area words = *area;
    for (int i = 0; i < lab->n_screens; i++)
        reader_text_area(lab->screens[i], area, &words);
    return words;
}

static void draw_entry(const struct look_up *at, struct grid *grid, const struct area *area,
                       const struct term *term) {
    const struct lab *lab = at->base.lab;
    const struct glossary_entry *entry = term->entry;
    const struct course_lesson *lesson =
        entry->lesson ? course_find_lesson(&lab->learner.course, entry->lesson) : NULL;
    int cols = area->cols < ENTRY_COLS + 4 ? area->cols : ENTRY_COLS + 4;
    struct grid words;
    grid_init(&words, 0, cols > 5 ? cols - 4 : 1);
    int used = markdown_draw(&words, 0, 0, words.cols, lab->ascii, entry->text);
    if (lesson)
        grid_printf(&words, used, 0, words.cols, STYLE_LINK, "%s %s",
                    sign_text(SIGN_ARROW, lab->ascii), lesson->title);
    int above = term->row - area->row, below = area->row + area->rows - term->end_row - 1;
    int room = below >= above ? below : above, rows = words.rows + 2 < room ? words.rows + 2 : room;
    int row = below >= above ? term->end_row + 1 : term->row - rows;
    if (rows >= ENTRY_ROWS_LEAST) {
        int col =
            term->col + cols <= area->col + area->cols ? term->col : area->col + area->cols - cols;
        if (col < area->col) col = area->col;
        grid_fill(grid, row, col, rows, cols, ' ', STYLE_TEXT);
        draw_box(grid, row, col, rows, cols, lab->ascii, true, entry->names.at[0],
                 lesson ? WORDS_ENTER_OPENS_LESSON : "");
        grid_blit(grid, row + 1, col + 2, &words, 0, rows - 2);
    }
    grid_release(&words);
}

static void look_up_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct look_up *at = look_up_of(screen);
    struct area words = words_area(at, area);
    at->n = terms_find(grid, &words, &screen->lab->glossary, at->terms);
    if (at->n == 0) return;
    size_t chosen = chosen_at(at);
    at->chosen = at->terms[chosen].entry;
    for (size_t i = 0; i < at->n; i++)
        term_restyle(grid, &words, &at->terms[i], i == chosen ? STYLE_FOCUS : STYLE_LINK);
    grid->cursor_row = at->terms[chosen].row;
    grid->cursor_col = at->terms[chosen].col;
    if (at->explained) draw_entry(at, grid, area, &at->terms[chosen]);
}

static void choose(struct look_up *at, size_t i) {
    if (i >= at->n) return;
    at->chosen = at->terms[i].entry;
}

// To the first term of the next row that has one, or the last of one above.
static void choose_row(struct look_up *at, int direction) {
    size_t chosen = chosen_at(at), to = chosen;
    if (at->n == 0) return;
    while (to < at->n && at->terms[to].row == at->terms[chosen].row)
        to += (size_t)direction;
    choose(at, to); // behind either end: none
}

static void open_entry(struct look_up *at) {
    struct lab *lab = at->base.lab;
    const char *id = at->chosen ? at->chosen->lesson : NULL;
    const struct course_lesson *lesson = id ? course_find_lesson(&lab->learner.course, id) : NULL;
    if (!at->explained || !lesson) {
        at->explained = !at->explained && at->n > 0;
        return;
    }
    lab_read(lab, &(struct place) { .lesson = lesson });
}

static void click(struct look_up *at, const struct key *key) {
    for (size_t i = 0; i < at->n; i++) {
        const struct term *term = &at->terms[i];
        bool here = key->row == term->row && key->col >= term->col &&
                    (term->end_row > term->row || key->col < term->end_col);
        if (!here) continue;
        choose(at, i);
        at->explained = true;
        return;
    }
    lab_pop(at->base.lab);
}

static bool look_up_act(struct screen *screen, enum action action, const struct key *key) {
    struct look_up *at = look_up_of(screen);
    size_t chosen = chosen_at(at);
    switch (action) {
    case ACT_RIGHT:
        choose(at, at->n ? (chosen + 1) % at->n : 0);
        return true;
    case ACT_LEFT:
        choose(at, at->n ? (chosen + at->n - 1) % at->n : 0);
        return true;
    case ACT_DOWN:
        choose_row(at, 1);
        return true;
    case ACT_UP:
        choose_row(at, -1);
        return true;
    case ACT_OPEN:
        open_entry(at);
        return true;
    case ACT_LEAVE:
        if (at->explained)
            at->explained = false;
        else
            lab_pop(screen->lab);
        return true;
    case ACT_CLICK:
        click(at, key);
        return true;
    default:
        return false;
    }
}

static void look_up_close(struct screen *screen) {
    free(look_up_of(screen));
}

static const struct screen_kind look_up_kind = {
    .name = "look-up",
    .where = look_up_where,
    .title = look_up_title,
    .draw = look_up_draw,
    .act = look_up_act,
    .close = look_up_close,
    .overlay = true,
};

// Reads the glossary when it is first asked for.
static bool has_glossary(struct lab *lab) {
    struct error err = { 0 };
    if (lab->glossary_read) return lab->glossary.n > 0;
    if (glossary_read(&lab->glossary, &lab->learner.course, &err) != STATUS_OK) {
        lab_say(lab, STYLE_BAD, "%s", err.text);
        return false;
    }
    lab->glossary_read = true;
    if (!lab->glossary.n) lab_say(lab, STYLE_DIM, WORDS_NO_GLOSSARY);
    return lab->glossary.n > 0;
}

// The words of the screen as it was drawn last.
struct screen *look_up_screen(struct lab *lab) {
    if (!has_glossary(lab)) return NULL;
    struct look_up *at = xcalloc(1, sizeof *at);
    at->base = (struct screen) { &look_up_kind, lab };
    struct area all = lab_area(lab), words = words_area(at, &all);
    at->n = terms_find(&lab->grid, &words, &lab->glossary, at->terms);
    if (at->n) return &at->base;
    free(at);
    lab_say(lab, STYLE_DIM, WORDS_NO_TERMS);
    return NULL;
}
