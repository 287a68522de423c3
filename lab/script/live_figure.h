// SPDX-License-Identifier: MIT
// A live figure: the `figure { … }` of a lesson with its sliders, drawn anew by Lua at every step.
// A slider's state is an index into its values, so any two places that show it agree to the last
// bit.
#ifndef LAB_SCRIPT_LIVE_FIGURE_H
#define LAB_SCRIPT_LIVE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/strbuf.h"
#include "lab/base/value.h"
#include "lab/figure/figure.h"
#include "lab/script/script.h"

struct slider {
    const char *name, *label, *unit; // label falls back to the name, unit to ""
    bool log;                        // the track is logarithmic and a move is a factor
    bool listed;                     // declared by `values`
    double min, max, step; // where not listed; value i is min + i * step, the last one max
    struct value *values;  // where listed
    const char **names;    // a name for a value, NULL where it has none (listed only)
    size_t n;              // how many values there are
    size_t start;          // the default's index
    int line;
};

struct value slider_value(const struct slider *slider, size_t index);
void slider_print(const struct slider *slider, size_t index,
                  struct strbuf *out); // "128", "whole tensor", "2 TB/s"
size_t slider_nearest(const struct slider *slider,
                      double number); // of numeric values; the default otherwise
// The listed value with this name or text, as it is printed, as a person types it (any case) or as
// the course file has it. False where the slider lists none.
bool slider_find_listed(const struct slider *slider, const char *text, size_t *index);
// One key press: direction -1 or 1, one step, or about a tenth of the track when `far`. On a log
// track the value moves by a constant factor and at least one step. Stays within 0..n-1.
size_t slider_move(const struct slider *slider, size_t index, int direction, bool far);
double slider_fraction(const struct slider *slider, size_t index); // its place on the track, 0..1
bool slider_same(const struct slider *a,
                 const struct slider *b); // declared identically, so shared in a lesson

// What a number that is guessed before the figure stands for.
enum guess_of { GUESS_OF_Y, GUESS_OF_X, GUESS_OF_NEITHER };

struct live_figure {
    const char *name, *title, *notice, *predict; // "" where there is none
    enum guess_of guess;
    struct slider *sliders; // in the order that is shown
    size_t n_sliders;
    bool is_job;    // declared with `run`: long, streamed
    bool has_table; // `table {` stands in its program: known before anything is drawn
    bool measures;  // `measure.` does: what it shows holds for this machine
    double
        seconds; // of a job: about how long it takes, as its author says; 0 where that is not said
    struct live_figure_private *private;
};

// Runs the block's Lua; `line` is the line of its first line in `path`.
enum status live_figure_load(struct script *script, const char *path, int line, const char *name,
                             const char *source, struct live_figure **figure, struct error *err);
void live_figure_free(struct live_figure *figure);

// Draws at the sliders' indices (n_sliders of them; NULL is all defaults). The figure is the
// caller's to release. A failing draw or a wrong series is STATUS_COURSE with the file and line.
enum status live_figure_draw(struct live_figure *figure, const size_t *indices, struct figure *out,
                             struct error *err);

// The figure without a series: title, axes, settings. For what is drawn while a job runs.
void live_figure_blank(const struct live_figure *figure, const size_t *indices, struct figure *out);

// A `run` figure: drawn as above, with what it reports on the way. `progress` returns false to stop
// it.
struct live_figure_watch {
    void (*point)(void *owner, const char *label, double x, double y);
    bool (*progress)(void *owner, double fraction);
    void (*so_far)(void *owner, const struct figure *figure); // what the figure is by now
    void *owner;
};
enum status live_figure_run(struct live_figure *figure, const size_t *indices,
                            const struct live_figure_watch *watch, struct figure *out,
                            struct error *err);

#endif
