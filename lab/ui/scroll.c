// SPDX-License-Identifier: MIT
// A window of rows over something taller.
#include "lab/ui/scroll.h"

#include <limits.h>

#include "lab/ui/sign.h"
#include "lab/ui/words_reading.h"

static int most(const struct scroll *scroll) {
    return scroll->rows > scroll->window ? scroll->rows - scroll->window : 0;
}

static void move_to(struct scroll *scroll, int top) {
    scroll->top = top < 0 ? 0 : top > most(scroll) ? most(scroll) : top;
}

void scroll_fit(struct scroll *scroll, int rows, int window) {
    scroll->rows = rows;
    scroll->window = window > 0 ? window : 1;
    move_to(scroll, scroll->top);
}

bool scroll_act(struct scroll *scroll, enum action action) {
    int page =
        scroll->window > 3 ? scroll->window - 2 : scroll->window; // two lines stay for the eye
    int half = scroll->window / 2 > 0 ? scroll->window / 2 : 1;
    switch (action) {
    case ACT_DOWN:
        move_to(scroll, scroll->top + 1);
        return true;
    case ACT_UP:
        move_to(scroll, scroll->top - 1);
        return true;
    case ACT_PAGE_DOWN:
        move_to(scroll, scroll->top + page);
        return true;
    case ACT_PAGE_UP:
        move_to(scroll, scroll->top - page);
        return true;
    case ACT_HALF_DOWN:
        move_to(scroll, scroll->top + half);
        return true;
    case ACT_HALF_UP:
        move_to(scroll, scroll->top - half);
        return true;
    case ACT_FIRST:
        move_to(scroll, 0);
        return true;
    case ACT_LAST:
        move_to(scroll, INT_MAX / 2);
        return true;
    default:
        return false;
    }
}

void scroll_show(struct scroll *scroll, int row, int rows) {
    if (row + rows > scroll->top + scroll->window) move_to(scroll, row + rows - scroll->window);
    if (row < scroll->top) move_to(scroll, row);
}

int scroll_percent(const struct scroll *scroll) {
    int seen = scroll->top + scroll->window;
    if (most(scroll) == 0) return 0;
    int percent = seen >= scroll->rows ? 100 : seen * 100 / scroll->rows;
    return percent > 1 ? percent : 1;
}

void scroll_words(const struct scroll *scroll, bool ascii, struct strbuf *out) {
    int percent = scroll_percent(scroll);
    if (!percent) return;
    strbuf_printf(out, WORDS_PERCENT, percent);
    if (!scroll_at_end(scroll))
        strbuf_printf(out, " %s %s", sign_text(SIGN_DOT, ascii), WORDS_MORE);
}

bool scroll_at_end(const struct scroll *scroll) {
    return scroll->top >= most(scroll);
}
