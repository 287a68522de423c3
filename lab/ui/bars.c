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

static int draw_item(struct grid *grid, int row_at, int col, const struct action_row *row,
                     const char *key) {
    int used = grid_text(grid, row_at, col, grid->cols - col, STYLE_KEY, key) + 1;
    return used + grid_text(grid, row_at, col + used, grid->cols - col - used, STYLE_BAR, row->bar);
}

static bool is_last(const struct action_row *row) {
    return row->action == ACT_HELP;
}

// Help stands at the right end and is never crowded out.
void draw_key_bar(struct grid *grid, int row_at, bool ascii, const struct keymap *keymap,
                  unsigned where) {
    int room = grid->cols - 1, col = 1;
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *row = &action_rows[i];
        if (!is_last(row) || !action_reachable(keymap, row, where)) continue;
        char key[64];
        key_of(row, keymap, where, ascii, key, sizeof key);
        int width = item_width(row, key);
        if (width > room) continue;
        draw_item(grid, row_at, grid->cols - 1 - width > 0 ? grid->cols - 1 - width : 0, row, key);
        room -= width + 3;
    }
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *row = &action_rows[i];
        char key[64];
        if (!row->bar || is_last(row) || !action_reachable(keymap, row, where)) continue;
        key_of(row, keymap, where, ascii, key, sizeof key);
        if (col + item_width(row, key) > room) break;
        col += draw_item(grid, row_at, col, row, key) + 3;
    }
}
