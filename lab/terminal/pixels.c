// SPDX-License-Identifier: MIT
// Pictures over cells, on a terminal that has said that it shows pixels: by kitty's graphics
// protocol, or as sixels. A picture belongs to the cells below it, which the grid has marked. Where
// they are drawn over, move or change, it goes, and the cells are seen again.
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

#include "lab/terminal/signals.h"
#include "lab/terminal/sixel.h"

enum { CHUNK_BYTES = 4096, CELL_PIXELS_MOST = 200 };

static bool is_size(int width, int height) {
    return width > 0 && height > 0 && width <= CELL_PIXELS_MOST && height <= CELL_PIXELS_MOST;
}

// As the kernel knows it of the terminal, else as the terminal answered.
static bool cell_size(int *width, int *height) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col && size.ws_row) {
        *width = size.ws_xpixel / size.ws_col;
        *height = size.ws_ypixel / size.ws_row;
        if (is_size(*width, *height)) return true;
    }
    *width = terminal.cell_width;
    *height = terminal.cell_height;
    return is_size(*width, *height);
}

bool terminal_pixels(struct terminal_pixels *pixels) {
    *pixels = (struct terminal_pixels) { .png = terminal.pixels == PIXELS_KITTY,
                                         .light = terminal.ground == PALETTE_LIGHT,
                                         .paper = terminal.paper };
    return terminal.pixels != PIXELS_NONE && cell_size(&pixels->cell_width, &pixels->cell_height);
}

// An id that no other program in the window is likely to have.
static unsigned id_of(size_t place) {
    return ((unsigned)getpid() & 0xFFFFFF) * 8 + (unsigned)place + 1;
}

static void send_buffer(struct strbuf *out) {
    send_bytes(strbuf_text(out), out->size);
    strbuf_release(out);
}

// Past curses: its place and its attributes are as before.
static void begin_at(struct strbuf *out, int row, int col) {
    strbuf_printf(out, "\0337\033[0m\033[%d;%dH", row + 1, col + 1);
}

static void end_at(struct strbuf *out) {
    strbuf_puts(out, "\0338");
}

// Graphics (kitty's documentation, "Terminal graphics protocol"): a PNG in base64, by pieces.
static void add_kitty(struct strbuf *out, const struct grid_picture *at, unsigned id,
                      const struct strbuf *png) {
    struct strbuf text = { 0 };
    strbuf_base64(&text, png->at, png->size);
    for (size_t from = 0; from < text.size; from += CHUNK_BYTES) {
        size_t size = text.size - from < CHUNK_BYTES ? text.size - from : CHUNK_BYTES;
        strbuf_puts(out, "\033_G");
        if (from == 0)
            strbuf_printf(out, "a=T,f=100,i=%u,p=1,q=2,C=1,c=%d,r=%d,", id, at->cols, at->rows);
        strbuf_printf(out, "m=%d;", from + size < text.size);
        strbuf_add(out, text.at + from, size);
        strbuf_puts(out, "\033\\");
    }
    strbuf_release(&text);
}

static void add_sixel(struct strbuf *out, const struct grid_picture *at, const struct strbuf *rgb) {
    int width, height;
    if (!cell_size(&width, &height)) return;
    width *= at->cols;
    height *= at->rows;
    if (rgb->size == (size_t)width * (size_t)height * sizeof(uint32_t))
        sixel_add(out, (const uint32_t *)(const void *)rgb->at, width, height);
}

void terminal_show_picture(const struct grid_picture *at, const struct strbuf *bytes) {
    struct strbuf out = { 0 };
    if (terminal.pixels == PIXELS_NONE || terminal.n_pictures == PICTURES_MAX) return;
    begin_at(&out, at->row, at->col);
    if (terminal.pixels == PIXELS_KITTY)
        add_kitty(&out, at, id_of(terminal.n_pictures), bytes);
    else
        add_sixel(&out, at, bytes);
    end_at(&out);
    send_buffer(&out);
    terminal.pictures[terminal.n_pictures++] = *at;
    signals_clear_pictures(terminal.pixels == PIXELS_KITTY);
}

// Sixels are part of the screen: they go when text is written there. Curses does not know that
// these cells are not what it wrote, and is told.
static void blank(struct strbuf *out, const struct grid_picture *at) {
    for (int r = 0; r < at->rows; r++) {
        begin_at(out, at->row + r, at->col);
        for (int c = 0; c < at->cols; c++)
            strbuf_putc(out, ' ');
        end_at(out);
    }
    wredrawln(stdscr, at->row, at->rows);
}

static void take_away(size_t i, bool and_blank) {
    struct strbuf out = { 0 };
    if (terminal.pixels == PIXELS_KITTY)
        strbuf_printf(&out, "\033_Ga=d,d=I,i=%u,q=2\033\\", id_of(i));
    else if (and_blank)
        blank(&out, &terminal.pictures[i]);
    send_buffer(&out);
}

// Ids follow the places in the list, so all go and those that stay true are shown anew.
static void take_all_away(bool and_blank) {
    for (size_t i = 0; i < terminal.n_pictures; i++)
        take_away(i, and_blank);
    terminal.n_pictures = 0;
    signals_clear_pictures(false);
}

static bool is_true(const struct grid *grid, const struct grid_picture *at) {
    struct grid_picture found[PICTURES_MAX];
    size_t n = grid_pictures(grid, found, PICTURES_MAX);
    for (size_t i = 0; i < n; i++)
        if (memcmp(&found[i], at, sizeof *at) == 0) return true;
    return false;
}

void pixels_keep(const struct grid *grid) {
    for (size_t i = 0; i < terminal.n_pictures; i++)
        if (!is_true(grid, &terminal.pictures[i])) {
            take_all_away(true);
            return;
        }
}

bool terminal_has_picture(const struct grid_picture *at) {
    for (size_t i = 0; i < terminal.n_pictures; i++)
        if (memcmp(&terminal.pictures[i], at, sizeof *at) == 0) return true;
    return false;
}

void pixels_leave(void) {
    take_all_away(false);
}

void pixels_change(void) {
    take_all_away(true);
}
