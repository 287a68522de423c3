// SPDX-License-Identifier: MIT
// The running lab: the pile of screens, the grid that they draw into, and what a screen may ask of
// it.
#ifndef LAB_UI_APP_H
#define LAB_UI_APP_H

#include <stdbool.h>

#include "lab/ui/config.h"
#include "lab/ui/lab.h"
#include "lab/ui/learner.h"
#include "lab/ui/screen.h"

enum { SCREENS_MAX = 8, BACK_MAX = 64 };

// What the running lab asks of whoever holds the terminal.
struct lab_terminal {
    void (*suspend)(void *owner);
    void (*redraw)(void *owner);
    void (*copy)(void *owner, const char *text); // to the clipboard, where the terminal lets us
    // Lends the terminal to an editor on `path`; `done` is called from the loop when it is closed.
    enum status (*edit)(void *owner, const char *path, void (*done)(void *of), void *of,
                        struct error *err);
};

struct lab {
    const struct config *config; // never NULL
    struct learner learner;
    struct grid grid;
    struct screen *screens[SCREENS_MAX]; // the map first
    int n_screens;
    struct place back[BACK_MAX]; // lessons that links were followed from
    int n_back;
    const struct course_lesson *reading; // the lesson read last, for the map to stand on
    bool ascii;
    enum glyphs glyphs;
    char message[ERROR_TEXT_MAX]; // above the key bar, until the next key
    enum style message_style;
    bool quit, stale; // stale: the screen must be drawn
    bool unsaved;     // a key came since the last save
    // What needs the terminal; NULL where there is none. Set by lab_run.
    const struct lab_terminal *terminal;
    void *terminal_owner;
};

// Opens the course and the store and puts the first screens on the pile; needs no terminal.
struct lab_start {
    const char *course_folder, *lesson;
    bool ascii;
    enum glyphs glyphs;
    const struct config *config; // outlives the lab; NULL: as it ships
};
enum status lab_init(struct lab *lab, const struct lab_start *start, struct error *err);
void lab_release(struct lab *lab); // saves first

struct screen *lab_top(const struct lab *lab);

// Puts a screen on the pile, which owns it then; NULL is passed over.
void lab_push(struct lab *lab, struct screen *screen);
void lab_pop(struct lab *lab); // saves and closes the uppermost; never the map
void lab_pop_to_map(struct lab *lab);

// Opens a lesson in place of what is above the map. `place->block` and offset say where; `from` (or
// NULL) is kept for the way back. A lesson that cannot be read is told in the message line.
void lab_read(struct lab *lab, const struct place *place, const struct place *from);
void lab_go_back(struct lab *lab); // to the last `from`, else to the map

__attribute__((format(printf, 3, 4))) void lab_say(struct lab *lab, enum style style,
                                                   const char *format, ...);

// One key, through the uppermost screen and the table of actions.
void lab_key(struct lab *lab, const struct key *key);

// Draws everything into lab->grid, at rows x cols.
void lab_draw(struct lab *lab, int rows, int cols);

void lab_save(struct lab *lab);

// The screens.
struct screen *map_screen(struct lab *lab);
struct screen *reader_screen(struct lab *lab, const struct place *place, struct error *err);
struct screen *exercise_screen(struct lab *lab, const char *id, struct error *err);
// Asks for a file's name and saves a figure of the screen below.
struct figure_view;
struct screen *save_screen(struct lab *lab, struct figure_view *view);
struct screen *help_screen(struct lab *lab);
enum { SHEET_COLS_MAX = 92 };
int text_screen_cols(int cols); // of text in a sheet on a screen of so many columns
// Text in a sheet, wrapped and scrolled. Both are copied.
struct screen *text_screen(struct lab *lab, const char *title, const char *text);

#endif
