// SPDX-License-Identifier: MIT
// The title bar and the key bar. The key bar is the table of actions, read at the places that hold
// now.
#include "lab/ui/bars.h"

#include <stdio.h>
#include <string.h>

#include "lab/ui/action.h"
#include "lab/ui/key.h"

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

// The first key of a row that no row above it has here.
static uint32_t own_key(const struct action_row *row, const struct keymap *keymap, unsigned where) {
    const uint32_t *keys = action_keys(keymap, row);
    size_t i = 0;
    while (i + 1 < ACTION_KEYS && keys[i + 1] && action_find(keymap, keys[i], where) != row)
        i++;
    return keys[i];
}

// "←→", "K J": the row stands on the bar for itself and for the row below it.
static bool is_pair(const struct action_row *row) {
    return row->bar_key && row->bar_key[1] != '-' && row + 1 < action_rows + action_count &&
           row[1].where == row->where;
}

// What stands before the word: the row's own, else its first key; of a pair whose keys are not
// those of the table here, both.
static void key_of(const struct action_row *row, const struct keymap *keymap, unsigned where,
                   bool ascii, char *key, size_t size) {
    bool pair = is_pair(row), bound = action_keys(keymap, row) != row->keys ||
                                      (pair && action_keys(keymap, row + 1) != row[1].keys);
    bool taken = pair && own_key(row, keymap, where) != action_keys(keymap, row)[0];
    if (row->bar_key && !(pair && (bound || taken))) {
        snprintf(key, size, "%s", row->bar_key);
        return;
    }
    key_label(own_key(row, keymap, where), ascii, key, size);
    if (!pair) return;
    size_t used = strlen(key);
    key[used++] = ' ';
    key_label(own_key(row + 1, keymap, where), ascii, key + used, size - used);
}

static bool is_last(const struct action_row *row) {
    return row->action == ACT_HELP;
}

enum { ITEMS_MOST = 64, ITEMS_APART = 3 };

struct item {
    const struct action_row *row;
    char key[64];
    int col, width;
};

static size_t add_last(struct item *items, int cols, bool ascii, const struct keymap *keymap,
                       unsigned where, int *room) {
    size_t n = 0;
    for (size_t i = 0; i < action_count && n < ITEMS_MOST; i++) {
        struct item *item = &items[n];
        item->row = &action_rows[i];
        if (!is_last(item->row) || !action_reachable(keymap, item->row, where)) continue;
        key_of(item->row, keymap, where, ascii, item->key, sizeof item->key);
        item->width = item_width(item->row, item->key);
        if (item->width > *room) continue;
        item->col = cols - 1 - item->width > 0 ? cols - 1 - item->width : 0;
        *room -= item->width + ITEMS_APART;
        n++;
    }
    return n;
}

// As many as fit. Help stands at the right end and is never crowded out.
static size_t lay_out(struct item *items, int cols, bool ascii, const struct keymap *keymap,
                      unsigned where) {
    int room = cols - 1, col = 1;
    size_t n = add_last(items, cols, ascii, keymap, where, &room);
    for (size_t i = 0; i < action_count && n < ITEMS_MOST; i++) {
        struct item *item = &items[n];
        item->row = &action_rows[i];
        if (!item->row->bar || is_last(item->row) || !action_reachable(keymap, item->row, where))
            continue;
        key_of(item->row, keymap, where, ascii, item->key, sizeof item->key);
        item->col = col;
        item->width = item_width(item->row, item->key);
        if (col + item->width > room) break;
        col += item->width + ITEMS_APART;
        n++;
    }
    return n;
}

void draw_key_bar(struct grid *grid, int row, bool ascii, const struct keymap *keymap,
                  unsigned where) {
    struct item items[ITEMS_MOST];
    size_t n = lay_out(items, grid->cols, ascii, keymap, where);
    for (size_t i = 0; i < n; i++) {
        int col = items[i].col;
        col += grid_text(grid, row, col, grid->cols - col, STYLE_KEY, items[i].key) + 1;
        grid_text(grid, row, col, grid->cols - col, STYLE_BAR, items[i].row->bar);
    }
}

// Whether a column of "↑↓" or "X Y" lies on the second of the two keys.
static bool is_second(const char *keys, int within) {
    const char *space = strchr(keys, ' ');
    int width = text_width(keys), at = space ? width - text_width(space) + 1 : 1;
    return (space || width == 2) && within >= at && within < width;
}

uint32_t key_bar_key(int cols, bool ascii, const struct keymap *keymap, unsigned where, int col) {
    struct item items[ITEMS_MOST];
    size_t n = lay_out(items, cols, ascii, keymap, where);
    for (size_t i = 0; i < n; i++) {
        int within = col - items[i].col;
        if (within < 0 || within >= items[i].width) continue;
        bool second = is_pair(items[i].row) && is_second(items[i].key, within);
        return own_key(items[i].row + second, keymap, where);
    }
    return 0;
}
