// SPDX-License-Identifier: MIT
// Entries of the prompt's book as cells: programs as they were typed, with a mark under what a
// failure speaks of; answers line by line; figures by the lab's own renderer.
#include "lab/ui/play_draw.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/words_reading.h"

enum { MARGIN = 2 };

// The mark under the place of a failure, where all of its line is seen.
static int draw_mark(struct grid *grid, int row, const char *line, size_t size,
                     const struct play_answer *answer) {
    char *before = xprintf("%.*s", answer->column - 1, line);
    int col = MARGIN + text_width(before);
    free(before);
    if ((size_t)(answer->column - 1) > size || col + 1 > grid->cols) return row;
    for (int i = 0; i < answer->run && col + i < grid->cols; i++)
        grid_text(grid, row, col + i, 1, STYLE_BAD, "^");
    return row + 1;
}

static int draw_source(struct grid *grid, int row, const struct play_entry *entry) {
    int number = 1;
    for (const char *at = entry->source; at; number++) {
        size_t size = strcspn(at, "\n");
        char *line = xprintf("%.*s", (int)size, at);
        grid_text(grid, row, 0, 1, STYLE_KEY, number == 1 ? ">" : ".");
        grid_text(grid, row++, MARGIN, grid->cols - MARGIN, STYLE_CODE, line);
        if (entry->error && entry->answer.line == number && entry->answer.column)
            row = draw_mark(grid, row, at, size, &entry->answer);
        free(line);
        at = at[size] ? at + size + 1 : NULL;
    }
    return row;
}

static int draw_lines(struct grid *grid, int row, const char *text, enum style style) {
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n"), blanks = strspn(at, " ");
        if (blanks > size) blanks = size;
        int col = MARGIN + (int)blanks < grid->cols / 2 ? MARGIN + (int)blanks : MARGIN;
        char *line = xprintf("%.*s", (int)(size - blanks), at + blanks);
        for (char *tab = line; (tab = strchr(tab, '\t'));)
            *tab = ' ';
        int rows =
            grid_wrap(grid, row, col, grid->cols - col > 1 ? grid->cols - col : 1, style, line);
        row += rows > 0 ? rows : 1;
        free(line);
        at += size + (at[size] == '\n');
    }
    return row;
}

static int draw_error(struct grid *grid, int row, const struct play_entry *entry) {
    bool several = strchr(entry->source, '\n') && entry->answer.line;
    char *text = several ? xprintf(WORDS_PLAY_LINE, entry->answer.line, entry->error)
                         : xstrdup(entry->error);
    row = draw_lines(grid, row, text, STYLE_BAD);
    free(text);
    return row;
}

static int draw_plot(struct grid *grid, int row, const struct play_entry *entry,
                     const struct play_look *look) {
    struct figure_look figure_look = { .glyphs = look->glyphs, .legend = true, .title = true };
    grid_cell(grid, row + look->plot_rows - 1, 0); // its rows are there
    figure_draw(&entry->answer.figure, grid, row, 0, look->plot_rows, grid->cols, &figure_look);
    return row + look->plot_rows;
}

int play_draw_entry(struct grid *grid, int row, const struct play_entry *entry,
                    const struct play_look *look) {
    if (entry->source) row = draw_source(grid, row, entry);
    row = draw_lines(grid, row, strbuf_text(&entry->answer.text),
                     entry->source ? STYLE_TEXT : STYLE_DIM);
    if (entry->error) row = draw_error(grid, row, entry);
    if (entry->answer.figure.n_series) row = draw_plot(grid, row, entry, look);
    return row;
}
