// SPDX-License-Identifier: MIT
// Saving a figure: a name is typed, its ending says what is written, and a file that is there is
// replaced only after a second Enter.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/utf8.h"
#include "lab/figure/write.h"
#include "lab/ui/app.h"
#include "lab/ui/explore.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_figure.h"

enum { TEXT_COLS = 100, SHEET_COLS = 74, SHEET_ROWS = 5 };

struct save {
    struct screen base;
    struct figure_view *view; // of the screen below
    struct strbuf name;
    bool offered; // the name is the lab's: what is typed replaces it, Backspace keeps it
    char told[ERROR_TEXT_MAX]; // what stands below the name
    enum style told_style;
    bool may_replace; // the learner was told that this file exists
};

static struct save *save_of(const struct screen *screen) {
    return (struct save *)screen;
}

static place_set save_where(const struct screen *screen) {
    (void)screen;
    return IN_SAVE | IN_TYPING;
}

static void save_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    (void)screen;
    (void)right;
    strbuf_puts(left, WORDS_SAVE_THE_FIGURE);
}

__attribute__((format(printf, 3, 4))) static void tell(struct save *save, enum style style,
                                                       const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(save->told, sizeof save->told, format, args);
    va_end(args);
    save->told_style = style;
}

static void start_over(struct save *save) {
    save->may_replace = false;
    tell(save, STYLE_DIM, WORDS_ENDING_SAYS, figure_endings);
}

// The end of the name, where it is too long for the line.
static const char *visible_end(const char *name, int cols) {
    while (*name && text_width(name) > cols) {
        name++;
        while ((*name & 0xC0) == 0x80)
            name++;
    }
    return name;
}

static void save_draw(struct screen *screen, struct grid *grid, const struct area *area) {
    struct save *save = save_of(screen);
    bool ascii = screen->lab->ascii;
    int cols = area->cols - 4 < SHEET_COLS ? area->cols - 4 : SHEET_COLS;
    if (cols < 12) cols = area->cols;
    struct grid told;
    grid_init(&told, 0, cols - 4 > 1 ? cols - 4 : 1);
    int words = grid_wrap(&told, 0, 0, told.cols, save->told_style, save->told);
    int rows = SHEET_ROWS - 1 + words < area->rows ? SHEET_ROWS - 1 + words : area->rows;
    int row = area->row + (area->rows - rows) / 2, col = area->col + (area->cols - cols) / 2;
    grid_fill(grid, row, col - 1, rows, cols + 2, ' ', STYLE_TEXT);
    draw_box(grid, row, col, rows, cols, ascii, true, WORDS_SAVE_AS, "");
    const char *name = visible_end(strbuf_text(&save->name), cols - 6);
    enum style style = save->offered ? STYLE_FOCUS : STYLE_STRONG;
    int used = grid_text(grid, row + 1, col + 2, cols - 5, style, name);
    grid_blit(grid, row + 3, col + 2, &told, 0, rows - 4);
    grid->cursor_row = row + 1;
    grid->cursor_col = col + 2 + used;
    grid_release(&told);
}

static bool save_type(struct screen *screen, const struct key *key) {
    struct save *save = save_of(screen);
    if (key->code < ' ' || key->code == 0x7F || key->code >= PRESS_UP) return false;
    if (save->offered) strbuf_clear(&save->name);
    save->offered = false;
    strbuf_utf8(&save->name, key->code);
    start_over(save);
    return true;
}

static void erase(struct save *save) {
    struct strbuf *name = &save->name;
    save->offered = false;
    while (name->size && (name->at[name->size - 1] & 0xC0) == 0x80)
        name->size--;
    if (name->size) name->at[--name->size] = '\0';
    start_over(save);
}

// "~/" is the shell's, and people expect it.
static char *path_of(const char *name) {
    const char *home = getenv("HOME");
    return text_starts(name, "~/") && home ? path_join(home, name + 2) : xstrdup(name);
}

static enum status write_figure(struct save *save, const char *path, struct error *err) {
    struct figure shown, data;
    struct strbuf out = { 0 };
    struct figure_text text = { .cols = TEXT_COLS, .ascii = save->base.lab->ascii };
    if (!explore_figures(save->view, &shown, &data)) {
        enum status failed = fail(err, STATUS_COURSE, "%s", save->view->said);
        save->view->said[0] = '\0';
        return failed;
    }
    enum status status = figure_write(&shown, &data, figure_format_of(path), &text, &out, err);
    if (status == STATUS_OK) status = file_write(path, strbuf_text(&out), out.size, err);
    figure_release(&shown);
    figure_release(&data);
    strbuf_release(&out);
    return status;
}

// The path with its middle left out where it is wider than that: what it begins and ends with tells
// most.
static char *shortened(const char *path, int cols) {
    enum { COLS_LEAST = 16 };
    if (cols < COLS_LEAST) cols = COLS_LEAST;
    if (text_width(path) <= cols) return xstrdup(path);
    int room = cols - (int)strlen(WORDS_LEFT_OUT);
    const char *end = visible_end(path, room - room / 3);
    struct strbuf out = { 0 };
    for (const char *at = path; at < end;) { // a character at a time
        size_t before = out.size;
        do
            strbuf_putc(&out, *at++);
        while ((*at & 0xC0) == 0x80);
        if (text_width(strbuf_text(&out)) <= room / 3) continue;
        out.at[out.size = before] = '\0';
        break;
    }
    strbuf_puts(&out, WORDS_LEFT_OUT);
    strbuf_puts(&out, end);
    return out.at;
}

static void say_saved(struct lab *lab, const char *path, const char *what) {
    char folder[1024];
    bool whole = *path == '/' || !getcwd(folder, sizeof folder);
    int room = lab->grid.cols - text_width(what) - (int)strlen(WORDS_SAVED_IN);
    char *name = shortened(path, whole ? room : room / 2);
    char *in = whole ? NULL : shortened(folder, room - text_width(name));
    if (whole)
        lab_say(lab, STYLE_GOOD, WORDS_SAVED, name, what);
    else
        lab_say(lab, STYLE_GOOD, WORDS_SAVED_IN, name, in, what);
    free(name);
    free(in);
}

static void save_now(struct save *save) {
    struct lab *lab = save->base.lab;
    struct error err = { 0 };
    char *path = path_of(strbuf_text(&save->name));
    if (!figure_format_of(path))
        tell(save, STYLE_WARN, WORDS_ENDING_MUST_BE, figure_endings);
    else if (file_exists(path) && !save->may_replace) {
        save->may_replace = true;
        tell(save, STYLE_WARN, WORDS_ENTER_REPLACES);
    } else if (write_figure(save, path, &err) != STATUS_OK) {
        tell(save, STYLE_BAD, "%s", err.text);
    } else {
        const char *what = explore_saved(save->view, figure_format_of(path));
        lab_pop(lab); // `save` is gone
        say_saved(lab, path, what);
    }
    free(path);
}

static bool save_act(struct screen *screen, enum action action, const struct key *key) {
    struct save *save = save_of(screen);
    (void)key;
    switch (action) {
    case ACT_SAVE:
        save_now(save);
        return true;
    case ACT_ERASE:
        erase(save);
        return true;
    case ACT_ERASE_ALL:
        strbuf_clear(&save->name);
        start_over(save);
        return true;
    case ACT_LEAVE:
    case ACT_CLICK:
        lab_pop(screen->lab);
        return true;
    default:
        return false;
    }
}

static void save_close(struct screen *screen) {
    strbuf_release(&save_of(screen)->name);
    free(screen);
}

static const struct screen_kind save_kind = {
    .name = "save",
    .where = save_where,
    .title = save_title,
    .draw = save_draw,
    .type = save_type,
    .act = save_act,
    .close = save_close,
    .overlay = true,
};

struct screen *save_screen(struct lab *lab, struct figure_view *view) {
    struct save *save = xcalloc(1, sizeof *save);
    save->base = (struct screen) { &save_kind, lab };
    save->view = view;
    strbuf_printf(&save->name, "%s.svg", view->figure->name);
    save->offered = true;
    start_over(save);
    return &save->base;
}
