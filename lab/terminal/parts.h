// SPDX-License-Identifier: MIT
// The one terminal, as the files of this folder share it. Private to lab/terminal.
#ifndef LAB_TERMINAL_PARTS_H
#define LAB_TERMINAL_PARTS_H

#include <termios.h>
#include <time.h>

#include <curses.h>

#include "lab/cells/palette.h"
#include "lab/terminal/terminal.h"

enum { KEYS_HELD_MAX = 64, MOUSE_EVENTS_MAX = 8, PICTURES_MAX = 4 }; // curses keeps 8 events too
enum { ASKED_GROUND = 1, ASKED_PIXELS = 2 };

struct held_terminal {
    bool open, ascii, mouse;
    bool drags;            // the terminal was asked to report them
    int colors;            // 0 where none are wanted
    unsigned asks, awaits; // ASKED_…: to be asked behind the first frame; asked, and to come
    struct timespec asked;
    SCREEN *screen;
    struct termios saved;
    int signals;
    enum palette ground;
    bool keeps_palette; // the learner or COLORFGBG said which
    long paper;         // 0xRRGGBB of its ground, -1 where it is not known
    bool tried;         // kitty's graphics, with success
    enum { PIXELS_NONE, PIXELS_KITTY, PIXELS_SIXEL } pixels;
    int cell_width, cell_height;                // in pixels, as it answered; 0 where it did not
    struct grid_picture pictures[PICTURES_MAX]; // that are shown
    size_t n_pictures;
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT];
    struct cell *shown; // what the last draw left on the screen, (rows, cols)
    int shown_rows, shown_cols;
    cchar_t *line;                  // one row in curses' form
    int cursor;                     // as curs_set was last told
    struct key held[KEYS_HELD_MAX]; // that came while something computed
    size_t n_held;
    struct key mouse_events[MOUSE_EVENTS_MAX]; // of one read, the oldest first
    size_t n_mouse;
};
extern struct held_terminal terminal;

// modes.c
void set_modes(bool mouse);
void watch_mouse(void);
void leave_mouse(void);
void send_bytes(const char *bytes, size_t size); // past curses, at once

// frame.c: what curses draws between the two goes out in one piece
int frame_open(void); // a descriptor of the terminal, whatever STDOUT_FILENO stands for
void frame_begin(void);
void frame_end(void);
void frame_close(void);

// cells.c
void set_palette(const struct terminal_options *options);
void apply_palette(enum palette ground);

// answers.c: what the terminal is asked, behind the first frame, and says among the keys
void plan_questions(bool ground, bool pixels);
void ask_terminal(void);
bool take_answer(void); // behind an Escape: true where it began an answer, which is read then
void drop_answer(void); // one that is still on its way must not become input of the shell

// pixels.c: pictures over cells
void pixels_keep(const struct grid *grid); // takes away what is not marked in this one as it was
void pixels_change(void);                  // takes all away
void pixels_leave(void);                   // the same, where the screen is cleared or left

#endif
