// SPDX-License-Identifier: MIT
// The running lab: the pile of screens, the grid that they draw into, and what a screen may ask of
// it.
#ifndef LAB_UI_APP_H
#define LAB_UI_APP_H

#include <stdbool.h>

#include "lab/course/glossary.h"
#include "lab/search/search.h"
#include "lab/ui/config.h"
#include "lab/ui/lab.h"
#include "lab/ui/learner.h"
#include "lab/ui/play_book.h"
#include "lab/ui/screen.h"
#include "lab/ui/trail.h"

enum { SCREENS_MAX = 16 };

// What the running lab asks of whoever holds the terminal.
struct lab_terminal {
    void (*suspend)(void *owner);
    void (*redraw)(void *owner);
    bool (*interrupted)(void *owner);            // while something computes: whether it must end
    void (*copy)(void *owner, const char *text); // to the clipboard, where the terminal lets us
    // Lends the terminal to an editor on `path`, `at_end` on its last line where the editor can be
    // told so; `done` is called from the loop when it is closed, `well` where it ended without an
    // error, which else has been said.
    enum status (*edit)(void *owner, const char *path, bool at_end,
                        void (*done)(void *of, bool well), void *of, struct error *err);
};

// What was searched for last, so that the next search begins with it.
struct lab_search {
    struct search *index; // NULL until the first search
    char query[128];
    size_t chosen;
};

struct lab {
    const struct config *config; // never NULL
    struct learner learner;
    struct grid grid;
    struct screen *screens[SCREENS_MAX]; // the map first
    int n_screens;
    struct trail trail;
    struct lab_search search;
    struct play_book *play;   // NULL until the first prompt
    struct glossary glossary; // read at the first look-up
    bool glossary_read;
    const struct course_lesson *reading; // the lesson read last, for the map to stand on
    bool ascii;
    enum glyphs glyphs;
    bool has_pictures;            // the terminal shows pixels over cells
    unsigned pictures;            // counts them, so that each has a number of its own
    char message[ERROR_TEXT_MAX]; // above the key bar, until the next key
    place_set message_while;      // and only while one of these places holds; 0: whatever they are
    enum style message_style;
    char
        complaint[ERROR_TEXT_MAX]; // below the title, of a course file that does not load; "": none
    int complaint_rows;            // as of the last draw
    uint32_t pressed;              // the last key: a sheet is closed by the one that opened it
    bool quit, stale;              // stale: the screen must be drawn
    bool unsaved;                  // a key came since the last save
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
void lab_drop(struct lab *lab); // closes the uppermost without saving it

// Opens a lesson or a page in place of what is above the map. `place->block` and offset say where.
// What was on the screen is kept for the way back. False: it cannot be read, which is told in the
// message line, and all stays as it was.
bool lab_read(struct lab *lab, const struct place *place);
// Opens an exercise over its card in its lesson, so that the way out of it leads there.
void lab_open_exercise(struct lab *lab, const struct course_lesson *lesson, const char *id);
void lab_go_home(struct lab *lab);             // to the map, which is a step of the way too
void lab_step(struct lab *lab, int direction); // -1 back, 1 forward; where nothing is back: home

__attribute__((format(printf, 3, 4))) void lab_say(struct lab *lab, enum style style,
                                                   const char *format, ...);

// One key, through the uppermost screen and the table of actions.
void lab_key(struct lab *lab, const struct key *key);

// Where screens draw, between the bars and below a complaint, at the size of the last draw.
struct area lab_area(const struct lab *lab);

// Draws everything into lab->grid, at rows x cols.
void lab_draw(struct lab *lab, int rows, int cols);

void lab_save(struct lab *lab);

// reopen.c: the course as its files are now, below the screens that are open. False: one of them
// cannot follow it, so it must wait until that is closed.
bool lab_can_reopen(const struct lab *lab);
// Closes the screens whose lesson or exercise is gone. What does not load leaves all as it was.
enum status lab_reopen(struct lab *lab, struct error *err);

// The screens.
struct screen *map_screen(struct lab *lab);
struct screen *reader_screen(struct lab *lab, const struct place *place, struct error *err);
// Of a reader; other screens are left as they are. The columns of its text go to `*text`.
void reader_text_area(const struct screen *screen, const struct area *area, struct area *text);
void reader_mark_words(struct screen *screen, const struct search_words *words);
bool reader_show_place(struct screen *screen, const struct place *place); // false: another lesson
// The keys go to the card of an exercise, which the next frame shows.
void reader_show_exercise(struct screen *screen, const char *exercise);
struct screen *exercise_screen(struct lab *lab, const char *id, struct error *err);
struct screen *search_screen(struct lab *lab);
// Opens the next (1) or the former (-1) place of the last search, as Enter in it does.
void search_step(struct lab *lab, int direction);
struct screen *play_screen(struct lab *lab);
struct screen *pages_screen(struct lab *lab);   // NULL and a message where the course has none
struct screen *look_up_screen(struct lab *lab); // NULL and a message where no word is known
// The figure that a reader shows now: in focus, in the pane, or the one that the reading has come
// to; NULL where there is none, and on other screens.
struct figure_view;
const struct figure_view *reader_present_figure(const struct screen *screen);
// The figure whose plot was drawn last with marks of this picture.
struct figure_view *reader_pictured(const struct screen *screen, unsigned picture);
// Asks for a file's name and saves a figure of the screen below.
struct screen *save_screen(struct lab *lab, struct figure_view *view);
struct screen *statistics_screen(struct lab *lab);
struct screen *help_screen(struct lab *lab);
enum { SHEET_COLS_MAX = 92 };
int text_screen_cols(int cols); // of text in a sheet on a screen of so many columns
// Text in a sheet, wrapped and scrolled. Both are copied.
struct screen *text_screen(struct lab *lab, const char *title, const char *text);

#endif
