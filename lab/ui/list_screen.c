// SPDX-License-Identifier: MIT
// A list over a screen: as wide as its lines, in the middle, scrolled where it is longer than the
// screen.
#include "lab/ui/list_screen.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/scroll.h"
#include "lab/ui/words_reading.h"

enum { LIST_COLS_LEAST = 40, LIST_COLS_MOST = 84, GAP = 2 };

struct list {
    struct screen base;
    const char *title;
    struct list_item *items;
    size_t n, chosen;
    struct scroll scroll;
    struct area lines; // as of the last draw
    struct arena arena;
};

static struct list *list_of(const struct screen *screen) {
    return (struct list *)screen;
}

static unsigned list_where(const struct screen *screen) {
    (void)screen;
    return IN_LIST;
}

static void list_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)right;
    strbuf_puts(left, list_of(screen)->title);
}

static int lead(const struct list_item *item) {
    return 1 + 2 * item->indent + (item->sign < SIGNS ? 2 : 0);
}

static int widest(const struct list *list) {
    int most = text_width(list->title) + 8;
    for (size_t i = 0; i < list->n; i++) {
        const struct list_item *item = &list->items[i];
        int detail = text_width(item->detail);
        int cols = lead(item) + text_width(item->text) + (detail ? GAP + detail : 0) + 1;
        if (cols > most) most = cols;
    }
    return most < LIST_COLS_LEAST ? LIST_COLS_LEAST : most;
}

static void draw_item(const struct list *list, struct grid *grid, int row, int col, int cols,
                      size_t i) {
    const struct list_item *item = &list->items[i];
    bool chosen = i == list->chosen;
    int detail = text_width(item->detail), from = lead(item);
    if (detail && cols < from + detail + 12) detail = 0;
    if (chosen) {
        grid_fill(grid, row, col, 1, cols, ' ', STYLE_FOCUS);
        grid->cursor_row = row;
        grid->cursor_col = col;
    }
    if (item->sign < SIGNS)
        grid_text(grid, row, col + from - 2, 1, chosen ? STYLE_FOCUS : STYLE_DIM,
                  sign_text(item->sign, list->base.lab->ascii));
    grid_text(grid, row, col + from, cols - from - (detail ? detail + GAP : 0),
              chosen ? STYLE_FOCUS : item->style, item->text);
    if (detail)
        grid_text(grid, row, col + cols - detail - 1, detail, chosen ? STYLE_FOCUS : STYLE_DIM,
                  item->detail);
}

static void list_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct list *list = list_of(screen);
    bool boxed = area->cols >= 24 && area->rows >= 5;
    int edge = boxed ? 2 : 0, cols = widest(list) + 2 * edge, rows = (int)list->n + edge;
    if (cols > LIST_COLS_MOST) cols = LIST_COLS_MOST;
    if (cols > area->cols) cols = area->cols;
    if (rows > area->rows) rows = area->rows;
    int row = area->row + (area->rows - rows) / 2, col = area->col + (area->cols - cols) / 2;
    grid_fill(grid, row, col - 2, rows, cols + 4, ' ', STYLE_TEXT);
    list->lines = (struct area) { row + edge / 2, col + edge, rows - edge, cols - 2 * edge };
    scroll_fit(&list->scroll, (int)list->n, list->lines.rows);
    scroll_show(&list->scroll, (int)list->chosen, 1);
    if (boxed) {
        struct strbuf where = { 0 };
        scroll_words(&list->scroll, screen->lab->ascii, &where);
        draw_box(grid, row, col, rows, cols, screen->lab->ascii, true, list->title,
                 strbuf_text(&where));
        strbuf_release(&where);
    }
    for (int r = 0; r < list->lines.rows && (size_t)(list->scroll.top + r) < list->n; r++)
        draw_item(list, grid, list->lines.row + r, list->lines.col, list->lines.cols,
                  (size_t)(list->scroll.top + r));
}

static void choose(struct list *list, long line) {
    long last = (long)list->n - 1;
    list->chosen = line < 0 || last < 0 ? 0 : (size_t)(line > last ? last : line);
}

static void open_chosen(struct list *list) {
    struct lab *lab = list->base.lab;
    if (list->n == 0) return;
    struct place place = list->items[list->chosen].place;
    lab_read(lab, &place);
}

static void click(struct list *list, const struct key *key) {
    int line = key->row - list->lines.row + list->scroll.top;
    if (key->row < list->lines.row || key->row >= list->lines.row + list->lines.rows ||
        key->col < list->lines.col || key->col >= list->lines.col + list->lines.cols) {
        lab_pop(list->base.lab);
        return;
    }
    choose(list, line);
    open_chosen(list);
}

static bool list_act(struct screen *screen, enum action action, const struct key *key) {
    struct list *list = list_of(screen);
    long chosen = (long)list->chosen, page = list->lines.rows > 2 ? list->lines.rows - 1 : 1;
    switch (action) {
    case ACT_UP:
        choose(list, chosen - 1);
        return true;
    case ACT_DOWN:
        choose(list, chosen + 1);
        return true;
    case ACT_PAGE_UP:
        choose(list, chosen - page);
        return true;
    case ACT_PAGE_DOWN:
        choose(list, chosen + page);
        return true;
    case ACT_FIRST:
        choose(list, 0);
        return true;
    case ACT_LAST:
        choose(list, (long)list->n - 1);
        return true;
    case ACT_OPEN:
        open_chosen(list);
        return true;
    case ACT_LEAVE:
        lab_pop(screen->lab);
        return true;
    case ACT_CLICK:
        click(list, key);
        return true;
    default:
        return false;
    }
}

static void list_close(struct screen *screen) {
    struct list *list = list_of(screen);
    arena_release(&list->arena);
    free(list);
}

static const struct screen_kind list_kind = {
    .name = "list",
    .where = list_where,
    .title = list_title,
    .draw = list_draw,
    .act = list_act,
    .close = list_close,
    .overlay = true,
};

struct screen *list_screen(struct lab *lab, const char *title, const struct list_item *items,
                           size_t n, size_t chosen) {
    struct list *list = xcalloc(1, sizeof *list);
    list->base = (struct screen) { &list_kind, lab };
    list->title = arena_strdup(&list->arena, title);
    list->items = arena_alloc(&list->arena, (n + 1) * sizeof *items);
    list->n = n;
    list->chosen = chosen < n ? chosen : 0;
    for (size_t i = 0; i < n; i++) {
        list->items[i] = items[i];
        list->items[i].text = arena_strdup(&list->arena, items[i].text);
        list->items[i].detail = arena_strdup(&list->arena, items[i].detail);
    }
    return &list->base;
}
