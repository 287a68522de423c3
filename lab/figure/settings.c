// SPDX-License-Identifier: MIT
// The settings of a figure as lines: broken between pairs, never inside one.
#include "lab/figure/settings.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"

static size_t pair_size(const char *settings) {
    const char *comma = strstr(settings, ", ");
    return comma ? (size_t)(comma - settings) + 1 : strlen(settings);
}

void settings_lines(const char *settings, int cols, struct strbuf *out) {
    int used = 0;
    while (*settings) {
        size_t size = pair_size(settings);
        char *pair = xprintf("%.*s", (int)size, settings);
        int width = text_width(pair);
        if (used > 0) strbuf_putc(out, used + 1 + width > cols ? '\n' : ' ');
        used = used > 0 && used + 1 + width <= cols ? used + 1 + width : width;
        strbuf_puts(out, pair);
        free(pair);
        settings += size;
        settings += *settings == ' ';
    }
}

int settings_draw(struct grid *grid, int row, int cols, const char *settings) {
    struct strbuf lines = { 0 };
    settings_lines(settings, cols, &lines);
    int rows = grid_wrap(grid, row, 0, cols, STYLE_DIM, strbuf_text(&lines));
    strbuf_release(&lines);
    return rows;
}
