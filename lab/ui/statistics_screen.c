// SPDX-License-Identifier: MIT
// The statistics as a screen, scrolled.
#include <stdlib.h>
#include <time.h>

#include "lab/base/memory.h"
#include "lab/ui/app.h"
#include "lab/ui/scroll.h"
#include "lab/ui/statistics.h"
#include "lab/ui/words_practice.h"

struct statistics_view {
    struct screen base;
    struct statistics statistics;
    struct scroll scroll;
    int64_t now;
};

static struct statistics_view *view_of(const struct screen *screen) {
    return (struct statistics_view *)screen;
}

static place_set statistics_where(const struct screen *screen) {
    (void)screen;
    return IN_STATISTICS;
}

static void statistics_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    const struct practice_counts *counts = &view_of(screen)->statistics.counts;
    strbuf_puts(left, WORDS_STATISTICS);
    strbuf_printf(right, WORDS_DUE_AND_LEARNED, counts->due, counts->learned);
}

static void statistics_draw_screen(struct screen *screen, struct grid *grid,
                                   const struct area *area) {
    struct statistics_view *view = view_of(screen);
    const struct statistics_look look = { screen->lab->glyphs, screen->lab->ascii, view->now };
    int margin = area->cols >= 60 ? 2 : area->cols >= 12, cols = area->cols - 2 * margin;
    struct grid sheet;
    grid_init(&sheet, 0, cols < SHEET_COLS_MAX ? cols : SHEET_COLS_MAX);
    int top = area->rows >= 12;
    int rows = top + statistics_draw(&view->statistics, &screen->lab->learner, &sheet, &look);
    scroll_fit(&view->scroll, rows, area->rows);
    int first = view->scroll.top - top;
    grid_blit(grid, area->row + (first < 0), area->col + margin, &sheet, first < 0 ? 0 : first,
              area->rows - (first < 0));
    grid_release(&sheet);
}

static bool statistics_act(struct screen *screen, enum action action, const struct key *key) {
    (void)key;
    if (action == ACT_BACK) return lab_pop(screen->lab), true;
    if (action == ACT_MAP) return lab_pop_to_map(screen->lab), true;
    return scroll_act(&view_of(screen)->scroll, action);
}

static void statistics_close(struct screen *screen) {
    statistics_release(&view_of(screen)->statistics);
    free(view_of(screen));
}

static const struct screen_kind statistics_kind = {
    .name = "statistics",
    .where = statistics_where,
    .title = statistics_title,
    .draw = statistics_draw_screen,
    .act = statistics_act,
    .close = statistics_close,
};

struct screen *statistics_screen(struct lab *lab) {
    struct statistics_view *view = xcalloc(1, sizeof *view);
    view->base = (struct screen) { &statistics_kind, lab };
    view->now = (int64_t)time(NULL);
    statistics_gather(&view->statistics, &lab->learner, view->now);
    return &view->base;
}
