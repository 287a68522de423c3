// SPDX-License-Identifier: MIT
// The learner's report as Markdown; figures are SVG files beside it, or drawn in the text where
// there is no place beside it.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/cells/grid.h"
#include "lab/commands/export.h"
#include "lab/figure/settings.h"

enum { FIGURE_COLS = 76 };

static void begin(struct export *to, const char *title) {
    strbuf_printf(&to->out, "# %s\n\n", title);
}

static void heading(struct export *to, int level, const char *text) {
    strbuf_repeat(&to->out, "#", (size_t)level);
    strbuf_printf(&to->out, " %s\n\n", text);
}

static void paragraph(struct export *to, const char *text) {
    strbuf_printf(&to->out, "%s\n\n", text);
}

static void item(struct export *to, const char *mark, const char *text) {
    strbuf_printf(&to->out, "- %s %s\n", mark, text);
}

static void end_items(struct export *to) {
    strbuf_putc(&to->out, '\n');
}

// A fence that the text itself does not hold.
static void code(struct export *to, const char *text) {
    size_t longest = 2, run = 0;
    for (const char *at = text; *at; at++) {
        run = *at == '`' ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    strbuf_repeat(&to->out, "`", longest + 1);
    strbuf_printf(&to->out, "lua\n%s%s", text, text_ends(text, "\n") ? "" : "\n");
    strbuf_repeat(&to->out, "`", longest + 1);
    strbuf_puts(&to->out, "\n\n");
}

static void markdown(struct export *to, int level, const char *text) {
    bool fenced = false;
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");
        if (strncmp(at, "```", 3) == 0 || strncmp(at, "~~~", 3) == 0) fenced = !fenced;
        size_t marks = strspn(at, "#");
        bool title = !fenced && marks && marks <= 6 && (at[marks] == ' ' || !at[marks]);
        size_t more = marks + (size_t)level > 6 ? 6 - marks : (size_t)level;
        if (title) strbuf_repeat(&to->out, "#", more);
        strbuf_add(&to->out, at, size);
        strbuf_putc(&to->out, '\n');
        at += size + (at[size] == '\n');
    }
    strbuf_putc(&to->out, '\n');
}

static void draw_in_text(struct export *to, const struct figure *drawn) {
    const struct figure_look look = { GLYPHS_BRAILLE, .legend = true, .title = true };
    const struct grid_print_options options = { 0 };
    struct grid grid;
    int rows = figure_rows(drawn, FIGURE_COLS);
    grid_init(&grid, rows, FIGURE_COLS);
    figure_draw(drawn, &grid, 0, 0, rows, FIGURE_COLS, &look);
    settings_draw(&grid, grid.rows, FIGURE_COLS, drawn->settings);
    strbuf_puts(&to->out, "```\n");
    grid_print(&grid, 0, grid.rows, &options, &to->out);
    strbuf_puts(&to->out, "```\n\n");
    grid_release(&grid);
}

static void figure(struct export *to, const struct figure *drawn, const char *name) {
    if (!to->folder) {
        draw_in_text(to, drawn);
        return;
    }
    struct strbuf svg = { 0 };
    char *file = xprintf("%s/%s.svg", to->folder, name);
    figure_svg(drawn, &svg);
    if (to->status == STATUS_OK) to->status = file_make_folders(to->folder, to->err);
    if (to->status == STATUS_OK) to->status = file_write(file, svg.at, svg.size, to->err);
    strbuf_printf(&to->out, "![%s](%s/%s.svg)\n\n", drawn->title, to->folder_name, name);
    strbuf_release(&svg);
    free(file);
}

static void end(struct export *to) {
    (void)to;
}

const struct export_writer export_markdown = {
    .begin = begin,
    .heading = heading,
    .paragraph = paragraph,
    .item = item,
    .end_items = end_items,
    .code = code,
    .markdown = markdown,
    .figure = figure,
    .end = end,
};
