// SPDX-License-Identifier: MIT
// A live figure on the screen: its plot, a line for each slider, what to notice. Drawings are kept
// by the sliders' state and the size, so that only what is new is computed.
#ifndef LAB_UI_FIGURE_VIEW_H
#define LAB_UI_FIGURE_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/cells/grid.h"
#include "lab/lesson/lesson.h"
#include "lab/script/live_figure.h"
#include "lab/terminal/key.h"
#include "lab/ui/action.h"
#include "lab/ui/job_view.h"

enum { DRAWINGS_MAX = 24, TYPED_MAX = 48, FIGURE_SAID_MAX = 200 };

struct explore;

struct drawing { // one plot as cells
    size_t *indices;
    int rows, cols;
    bool focus;       // of a job, whose last row names its keys
    bool pictured;    // its plot gains by pixels
    unsigned picture; // the number of that picture, 0 where there was none yet
    struct figure_shown shown;
    struct grid grid;
    unsigned used; // when, in draws; the least is thrown out
};

struct figure_view {
    struct live_figure *figure; // NULL: it could not be read, `error` says why
    struct error error;
    const char *guess; // drawn beside the truth; NULL: there is none. Its owner keeps it.
    size_t *indices;   // of the sliders' values, (n_sliders)
    size_t *before;    // and those that the last reset took away; NULL where it took none
    size_t slider;     // the one that the arrows move
    char typed[TYPED_MAX];
    size_t n_typed;
    struct job_view *job; // of a figure with `run` that has a host, else NULL
    struct drawing drawings[DRAWINGS_MAX];
    unsigned draws;
    struct explore *explore;   // NULL until it is explored
    struct figure_shown shown; // the plot, as of the last draw, on the grid that it was drawn into
    unsigned picture;          // that is marked there, 0 for none
    enum { DRAG_NOTHING, DRAG_SLIDER, DRAG_PLOT } drag;
    int drag_row, drag_col;     // of the mouse, when it was last seen
    bool dragged;               // the plot moved since the button went down
    char said[FIGURE_SAID_MAX]; // a sentence for the message line; whoever shows it clears it
    int sliders_row, track_col,
        track_cols;               // where the sliders were drawn last, for clicks and the cursor
    int slider_rows, notice_rows; // below the plot, as of the last layout
    size_t slider_first; // the uppermost that is drawn; fewer rows than sliders: they scroll
};

void figure_view_open(struct figure_view *view, struct script *script, const char *path,
                      const struct lesson_block *block);
void figure_view_release(struct figure_view *view);

// Lets a figure with `run` have its job; others are passed over. What the host names must outlive
// the view. `figure_view_changed` is for the host: what was drawn of the job is out of date.
void figure_view_host(struct figure_view *view, const struct job_host *host);
void figure_view_changed(struct figure_view *view);
// The learner wants to see it now: a job without a result is run.
void figure_view_begin(struct figure_view *view);
// The places of a figure in focus for the table of actions.
place_set figure_view_where(const struct figure_view *view);

// Lays the figure out: the rows of the plot with its sliders and its notice at `cols` columns, when
// a screen shows `window` rows. In a low window some sliders scroll, so that the plot is seen.
int figure_view_rows(struct figure_view *view, int cols, int window, bool ascii);

struct figure_place {
    int row, col, rows, cols;
    bool focus, ascii;
    enum glyphs glyphs;
    unsigned *pictures; // counts those that are marked for the terminal; NULL: there are none
};
void figure_view_draw(struct figure_view *view, struct grid *grid,
                      const struct figure_place *place);

// Keys of a figure in focus. `*changed` says that a slider moved. False: not the figure's.
bool figure_view_type(struct figure_view *view, const struct key *key);
bool figure_view_act(struct figure_view *view, enum action action, bool *changed);
bool figure_view_is_typing(const struct figure_view *view);
// The mouse, with row and col on the grid that the figure was drawn into: presses, drags, lets go
// or turns its wheel. False where nothing of the figure is there.
bool figure_view_mouse(struct figure_view *view, enum action action, int row, int col,
                       bool *changed);

// Takes over the values of sliders that `from` declares identically.
void figure_view_share(struct figure_view *view, const struct figure_view *from);

// The description as text, and the numbers as a table, as wide as a sheet in so many columns.
void figure_view_words(struct figure_view *view, struct strbuf *out);
void figure_view_table(struct figure_view *view, int cols, bool ascii, struct strbuf *out);

// The command that draws the figure at its sliders: "bitlab plot clipping/sweep -p bits=5".
// `course` is the folder for -C, or NULL where it is the one that ships.
void figure_view_command(const struct figure_view *view, const char *course, const char *lesson,
                         struct strbuf *out);

#endif
