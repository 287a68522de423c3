// SPDX-License-Identifier: MIT
// The title bar and the key bar. The key bar is the table of actions, read at the places that hold
// now.
#include "lab/ui/bars.h"

#include <stdio.h>
#include <string.h>

#include "lab/terminal/key.h"
#include "lab/ui/action.h"

void draw_title(struct grid *grid, bool ascii, const char *left, const char *right) {
    (void)ascii;
    int width = text_width(right);
    grid_fill(grid, 0, 0, 1, grid->cols, ' ', STYLE_TITLE);
    int room = grid->cols - 2;
    if (width > 0 && width + 12 < room) {
        grid_text(grid, 0, grid->cols - 1 - width, width, STYLE_TITLE, right);
        room -= width + 2;
    }
    grid_text(grid, 0, 1, room, STYLE_TITLE, left);
}

static int item_width(const struct action_row *row, const char *key) {
    return text_width(key) + 1 + text_width(row->bar);
}

// "←→", "K J": the row stands on the bar for itself and for the row below it.
static bool is_pair(const struct action_row *row) {
    return row->bar_key && row->bar_key[1] != '-' && row + 1 < action_rows + action_count &&
           row[1].where == row->where;
}

// What stands before the word: the row's own, else its first key; of a pair whose keys are not
// those of the table here, both.
static void key_of(const struct action_row *row, const struct keymap *keymap, place_set where,
                   bool ascii, char *key, size_t size) {
    bool pair = is_pair(row), bound = action_keys(keymap, row) != row->keys ||
                                      (pair && action_keys(keymap, row + 1) != row[1].keys);
    bool taken = pair && action_own_key(row, keymap, where) != action_keys(keymap, row)[0];
    if (row->bar_key && !(pair && (bound || taken))) {
        snprintf(key, size, "%s", row->bar_key);
        return;
    }
    key_label(action_own_key(row, keymap, where), ascii, key, size);
    if (!pair) return;
    size_t used = strlen(key);
    key[used++] = ' ';
    key_label(action_own_key(row + 1, keymap, where), ascii, key + used, size - used);
}

enum { ITEMS_MOST = 64, ITEMS_APART = 3 };

struct item {
    const struct action_row *row;
    char key[64];
    int col, width;
};

// The key bar as it is laid out: what stands at its right end is put first and never crowded out.
struct bar {
    const struct keymap *keymap;
    place_set where;
    bool ascii, full;
    int col, room;                // of the next item; for all of them from the left
    const struct action_row *out; // the way out, where it stands on the bar
    size_t n;
    struct item items[ITEMS_MOST];
};

static struct item *next_item(struct bar *bar, const struct action_row *row) {
    struct item *item = &bar->items[bar->n];
    if (!row->bar || !action_reachable(bar->keymap, row, bar->where)) return NULL;
    if (bar->n == ITEMS_MOST) return NULL;
    item->row = row;
    key_of(row, bar->keymap, bar->where, bar->ascii, item->key, sizeof item->key);
    item->width = item_width(row, item->key);
    return item;
}

static void add_last(struct bar *bar, const struct action_row *row) {
    struct item *item = next_item(bar, row);
    if (!item || item->width > bar->room) return;
    item->col = bar->room - item->width > 0 ? bar->room - item->width : 0;
    bar->room -= item->width + ITEMS_APART;
    bar->n++;
}

// At the right end stands help, and before it the way out of here.
static void add_end(struct bar *bar) {
    for (size_t i = 0; i < action_count; i++)
        if (action_rows[i].action == ACT_HELP) add_last(bar, &action_rows[i]);
    for (size_t i = 0; i < action_count && !bar->out; i++)
        if ((action_rows[i].out & bar->where) &&
            action_reachable(bar->keymap, &action_rows[i], bar->where))
            bar->out = &action_rows[i];
    if (bar->out) add_last(bar, bar->out);
}

static void add(struct bar *bar, const struct action_row *row) {
    struct item *item = bar->full ? NULL : next_item(bar, row);
    if (!item) return;
    bar->full = bar->col + item->width > bar->room;
    if (bar->full) return;
    item->col = bar->col;
    bar->col += item->width + ITEMS_APART;
    bar->n++;
}

static int standing(const struct action_row *row, place_set where) {
    return row->yields & where ? 2 : row->leads & where ? 0 : 1;
}

// What leads here, then the table in its order, then what yields: as many as fit.
static void lay_out(struct bar *bar, int cols) {
    bar->room = cols - 1;
    bar->col = 1;
    add_end(bar);
    for (int turn = 0; turn < 3; turn++)
        for (size_t i = 0; i < action_count; i++) {
            const struct action_row *row = &action_rows[i];
            bool at_the_end = row == bar->out || row->action == ACT_HELP;
            if (standing(row, bar->where) == turn && !at_the_end) add(bar, row);
        }
}

void draw_key_bar(struct grid *grid, int row, bool ascii, const struct keymap *keymap,
                  place_set where) {
    struct bar bar = { .keymap = keymap, .where = where, .ascii = ascii };
    lay_out(&bar, grid->cols);
    for (size_t i = 0; i < bar.n; i++) {
        int col = bar.items[i].col;
        col += grid_text(grid, row, col, grid->cols - col, STYLE_KEY, bar.items[i].key) + 1;
        grid_text(grid, row, col, grid->cols - col, STYLE_BAR, bar.items[i].row->bar);
    }
}

// Whether a column of "↑↓ choose" or "K J move line" is the second key's: the key itself, and the
// right half of the word.
static bool is_second(const struct item *item, int within) {
    const char *space = strchr(item->key, ' ');
    int width = text_width(item->key), at = space ? width - text_width(space) + 1 : 1;
    if (!space && width != 2) return false;
    return within <= width ? within >= at && within < width
                           : 2 * (within - width - 1) >= text_width(item->row->bar);
}

uint32_t key_bar_key(int cols, bool ascii, const struct keymap *keymap, place_set where, int col) {
    struct bar bar = { .keymap = keymap, .where = where, .ascii = ascii };
    lay_out(&bar, cols);
    for (size_t i = 0; i < bar.n; i++) {
        const struct item *item = &bar.items[i];
        int within = col - item->col;
        if (within < 0 || within >= item->width) continue;
        bool second = is_pair(item->row) && is_second(item, within);
        return action_own_key(item->row + second, keymap, where);
    }
    return 0;
}
