// SPDX-License-Identifier: MIT
// A list over a screen: as wide as its lines, in the middle, scrolled where it is longer than the
// screen. What is typed after `/` leaves the lines that have it.
#include "lab/ui/list_screen.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/terminal/key.h"
#include "lab/ui/scroll.h"
#include "lab/ui/words_reading.h"

enum { LIST_COLS_LEAST = 40, LIST_COLS_MOST = 84, GAP = 2 };

struct list {
    struct screen base;
    struct list_fill of;
    size_t *shown; // the items that have what is typed; `chosen` counts these
    size_t n_shown, chosen;
    bool finding;
    char typed[SEARCH_WORD_BYTES];
    list_filler *filler; // NULL: one view, which is there
    size_t view, views;
    struct scroll scroll;
    struct area lines; // as of the last draw
    struct arena arena;
};

static struct list *list_of(const struct screen *screen) {
    return (struct list *)screen;
}

static place_set list_where(const struct screen *screen) {
    const struct list *list = list_of(screen);
    return IN_LIST | (list->filler ? HAS_VIEWS : 0) | (list->finding ? IS_FINDING : 0);
}

static void list_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)right;
    strbuf_puts(left, list_of(screen)->of.title);
}

static int lead(const struct list_item *item) {
    return 1 + 2 * item->indent + (item->sign < SIGNS ? 2 : 0);
}

static const char *text_of(const struct list *list, const struct list_item *item) {
    return item->exercise ? learner_title(&list->base.lab->learner, item->exercise) : item->text;
}

static const struct list_item *item_of(const struct list *list, size_t line) {
    return &list->of.items[list->shown[line]];
}

static bool has_typed(const struct list *list, const struct list_item *item,
                      const struct search_words *words) {
    char *line = xprintf("%s %s", text_of(list, item), item->detail);
    bool has = search_words_all(words, line);
    free(line);
    return has;
}

// Shows the lines that have what is typed; of them the wanted one is chosen, or the next above it.
static void show_lines(struct list *list, size_t wanted) {
    struct search_words words;
    search_words_read(&words, list->typed);
    list->shown = xrealloc(list->shown, (list->of.n + 1) * sizeof *list->shown);
    list->n_shown = list->chosen = 0;
    for (size_t i = 0; i < list->of.n; i++) {
        if (words.n && !has_typed(list, &list->of.items[i], &words)) continue;
        if (i <= wanted) list->chosen = list->n_shown;
        list->shown[list->n_shown++] = i;
    }
}

static void show_typed(struct list *list) {
    show_lines(list, list->n_shown ? list->shown[list->chosen] : 0);
}

// One that changes its lines keeps its size.
static int widest(const struct list *list) {
    if (list->filler) return LIST_COLS_MOST;
    int most = text_width(list->of.title) + 8;
    for (size_t i = 0; i < list->of.n; i++) {
        const struct list_item *item = &list->of.items[i];
        int detail = text_width(item->detail);
        int cols = lead(item) + text_width(item->text) + (detail ? GAP + detail : 0) + 1;
        if (cols > most) most = cols;
    }
    return most < LIST_COLS_LEAST ? LIST_COLS_LEAST : most;
}

enum { DETAIL_SHORT = 12 };

// The columns of what stands at the right. A word keeps its place; more has what its line leaves,
// and goes where that is less than a word: two exercises of one lesson are told apart.
static int detail_cols(const struct list *list, const struct list_item *item, int cols) {
    int detail = text_width(item->detail), from = lead(item);
    if (cols < from + DETAIL_SHORT + detail && detail <= DETAIL_SHORT) return 0;
    if (detail <= DETAIL_SHORT) return detail;
    int left = cols - from - text_width(text_of(list, item)) - GAP - 1;
    return left < DETAIL_SHORT ? 0 : left < detail ? left : detail;
}

static void draw_item(const struct list *list, struct grid *grid, int row, int col, int cols,
                      size_t line) {
    const struct list_item *item = item_of(list, line);
    bool chosen = line == list->chosen;
    int detail = detail_cols(list, item, cols), from = lead(item);
    if (chosen) {
        grid_fill(grid, row, col, 1, cols, ' ', STYLE_FOCUS);
        grid->cursor_row = row;
        grid->cursor_col = col;
    }
    if (item->sign < SIGNS)
        grid_text(grid, row, col + from - 2, 1, chosen ? STYLE_FOCUS : STYLE_DIM,
                  sign_text(item->sign, list->base.lab->ascii));
    grid_text(grid, row, col + from, cols - from - (detail ? detail + GAP : 0),
              chosen ? STYLE_FOCUS : item->style, text_of(list, item));
    if (detail)
        grid_text(grid, row, col + cols - detail - 1, detail, chosen ? STYLE_FOCUS : STYLE_DIM,
                  item->detail);
}

// With what is typed in its upper edge, where the cursor is then.
static void draw_frame(const struct list *list, struct grid *grid, const struct area *at) {
    struct strbuf where = { 0 };
    char *title = list->finding ? xprintf("/ %s", list->typed) : xstrdup(list->of.title);
    bool ascii = list->base.lab->ascii;
    scroll_words(&list->scroll, ascii, &where);
    draw_box(grid, at->row, at->col, at->rows, at->cols, ascii, true, title, strbuf_text(&where));
    if (list->finding) {
        grid->cursor_row = at->row;
        grid->cursor_col = at->col + 3 + text_width(title);
    }
    strbuf_release(&where);
    free(title);
}

static void list_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct list *list = list_of(screen);
    bool boxed = area->cols >= 24 && area->rows >= 5;
    int edge = boxed ? 2 : 0, cols = widest(list) + 2 * edge, rows = (int)list->of.n + edge;
    if (cols > LIST_COLS_MOST) cols = LIST_COLS_MOST;
    if (cols > area->cols) cols = area->cols;
    if (rows > area->rows || list->filler) rows = area->rows;
    int row = area->row + (area->rows - rows) / 2, col = area->col + (area->cols - cols) / 2;
    grid_fill(grid, row, col - 2, rows, cols + 4, ' ', STYLE_TEXT);
    list->lines = (struct area) { row + edge / 2, col + edge, rows - edge, cols - 2 * edge };
    scroll_fit(&list->scroll, (int)list->n_shown, list->lines.rows);
    scroll_show(&list->scroll, (int)list->chosen, 1);
    const char *nothing = list->of.n ? WORDS_FIND_NOTHING : list->of.nothing;
    if (!list->n_shown && nothing)
        grid_text(grid, list->lines.row, list->lines.col + 1, list->lines.cols - 1, STYLE_DIM,
                  nothing);
    for (int r = 0; r < list->lines.rows && (size_t)(list->scroll.top + r) < list->n_shown; r++)
        draw_item(list, grid, list->lines.row + r, list->lines.col, list->lines.cols,
                  (size_t)(list->scroll.top + r));
    if (boxed) draw_frame(list, grid, &(struct area) { row, col, rows, cols });
}

static void choose(struct list *list, long line) {
    long last = (long)list->n_shown - 1;
    list->chosen = line < 0 || last < 0 ? 0 : (size_t)(line > last ? last : line);
}

static void open_chosen(struct list *list) {
    struct lab *lab = list->base.lab;
    if (list->n_shown == 0) return;
    const struct list_item item = *item_of(list, list->chosen);
    if (item.exercise)
        lab_open_exercise(lab, item.place.lesson, item.exercise);
    else
        lab_read(lab, &item.place);
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

static void show_view(struct list *list, size_t view) {
    free(list->of.items);
    arena_release(&list->arena);
    list->view = view;
    list->of = (struct list_fill) { .arena = &list->arena };
    list->filler(list->base.lab, view, &list->of);
    show_lines(list, list->of.chosen);
}

static bool list_type(struct screen *screen, const struct key *key) {
    struct list *list = list_of(screen);
    if (!list->finding || !key_type(key->code, list->typed, sizeof list->typed)) return false;
    show_typed(list);
    return true;
}

static void find(struct list *list, bool on) {
    list->finding = on;
    list->typed[0] = '\0';
    show_typed(list);
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
        choose(list, (long)list->n_shown - 1);
        return true;
    case ACT_OPEN:
        open_chosen(list);
        return true;
    case ACT_NEXT_VIEW:
    case ACT_PREVIOUS_VIEW:
        if (!list->filler) return false;
        show_view(list,
                  (list->view + (action == ACT_NEXT_VIEW ? 1 : list->views - 1)) % list->views);
        return true;
    case ACT_FIND:
        find(list, true);
        return true;
    case ACT_LEAVE:
        if (list->finding)
            find(list, false);
        else
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
    free(list->of.items);
    free(list->shown);
    arena_release(&list->arena);
    free(list);
}

static const struct screen_kind list_kind = {
    .name = "list",
    .where = list_where,
    .title = list_title,
    .draw = list_draw,
    .type = list_type,
    .act = list_act,
    .close = list_close,
    .overlay = true,
};

void list_add(struct list_fill *fill, const struct list_item *item) {
    GROW(fill->items, fill->n, fill->capacity);
    fill->items[fill->n] = *item;
    fill->items[fill->n].text = item->text ? arena_strdup(fill->arena, item->text) : NULL;
    fill->items[fill->n++].detail = arena_strdup(fill->arena, item->detail);
}

static struct list *new_list(struct lab *lab) {
    struct list *list = xcalloc(1, sizeof *list);
    list->base = (struct screen) { &list_kind, lab };
    list->of.arena = &list->arena;
    return list;
}

struct screen *list_screen(struct lab *lab, const char *title, const struct list_item *items,
                           size_t n, size_t chosen) {
    struct list *list = new_list(lab);
    list->of.title = arena_strdup(&list->arena, title);
    list->of.chosen = chosen < n ? chosen : 0;
    for (size_t i = 0; i < n; i++)
        list_add(&list->of, &items[i]);
    show_lines(list, list->of.chosen);
    return &list->base;
}

struct screen *list_screen_of_views(struct lab *lab, list_filler *filler, size_t views) {
    struct list *list = new_list(lab);
    list->filler = filler;
    list->views = views;
    show_view(list, 0);
    return &list->base;
}
