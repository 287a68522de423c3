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

// What stands before the word: the row's own, else its first key that no row above it has here.
static void key_of(const struct action_row *row, unsigned where, bool ascii, char *key,
                   size_t size) {
    size_t i = 0;
    while (i < 3 && row->keys[i + 1] && action_find(row->keys[i], where) != row)
        i++;
    if (row->bar_key)
        snprintf(key, size, "%s", row->bar_key);
    else
        key_label(row->keys[i], ascii, key, size);
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
void draw_key_bar(struct grid *grid, int row_at, bool ascii, unsigned where) {
    int room = grid->cols - 1, col = 1;
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *row = &action_rows[i];
        if (!is_last(row) || !action_reachable(row, where)) continue;
        char key[32];
        key_of(row, where, ascii, key, sizeof key);
        int width = item_width(row, key);
        if (width > room) continue;
        draw_item(grid, row_at, grid->cols - 1 - width > 0 ? grid->cols - 1 - width : 0, row, key);
        room -= width + 3;
    }
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *row = &action_rows[i];
        char key[32];
        if (!row->bar || is_last(row) || !action_reachable(row, where)) continue;
        key_of(row, where, ascii, key, sizeof key);
        if (col + item_width(row, key) > room) break;
        col += draw_item(grid, row_at, col, row, key) + 3;
    }
}
