// SPDX-License-Identifier: MIT
// Exploring a figure in focus: crosshair, zoom and pan, log axes, a pinned copy to compare with.
// What is explored is drawn anew from the numbers that are kept, without asking the course again.
#ifndef LAB_UI_EXPLORE_H
#define LAB_UI_EXPLORE_H

#include "lab/figure/read_out.h"
#include "lab/ui/figure_view.h"

enum { EXPLORE_WORDS_ROWS = 2 }; // below the plot, kept for what the crosshair reads

struct explore {
    struct figure data; // of the sliders' state `indices`
    size_t *indices;    // NULL: there is no data
    bool crosshair;
    struct figure_cursor cursor;
    double x_from, x_to, y_from, y_to; // the window; from < to where there is one
    bool flip_x, flip_y;               // log axes made linear, linear ones log
    struct figure pinned;
    bool has_pinned;
    struct figure_size size; // of the plot as it was drawn last
    struct grid grid;
    double drawn[4];  // the window of that
    unsigned picture; // the number of its picture, 0 where it has none
};

// True where the figure must be drawn by explore_draw.
bool explore_is_on(const struct figure_view *view);
place_set explore_where(const struct figure_view *view);
void explore_free(struct explore *explore);
void explore_forget(struct figure_view *view); // the numbers are out of date

// An action of the table; false where it is none of these. A refusal is in view->said.
bool explore_act(struct figure_view *view, enum action action);
// The crosshair to the point nearest to a cell of the plot; the window moved by cells; zoomed by a
// step (1 in, -1 out) around a cell.
void explore_point(struct figure_view *view, int row, int col);
void explore_drag(struct figure_view *view, int rows, int cols);
void explore_wheel(struct figure_view *view, int step, int row, int col);

// Exploring without a picture, as if it were `size` cells large. Each is false where it cannot be
// done; view->said says why. The first has the numbers and comes before the others.
bool explore_without_picture(struct figure_view *view, struct figure_size size);
// Shows the x axis from one number to another, as far as it goes.
bool explore_window(struct figure_view *view, double from, double to);
// "bits = 4; measured: 0.0106; …": the point nearest to "4", to "4 2" (x and y), or of the name.
bool explore_read(struct figure_view *view, const char *where, struct strbuf *out);

const struct grid *explore_draw(struct figure_view *view, int rows, int cols,
                                const struct figure_place *place);

// What is seen, cut to the window, and all of the data; both are the caller's to release, `shown`
// first. False where nothing can be drawn; view->said says why.
bool explore_figures(struct figure_view *view, struct figure *shown, struct figure *data);
// Behind "Saved a.svg" where the figure is zoomed: which of the two this format has written. Else
// "".
const char *explore_saved(const struct figure_view *view, const char *format);

#endif
