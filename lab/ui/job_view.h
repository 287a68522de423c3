// SPDX-License-Identifier: MIT
// A long job of a figure on the screen: whether it runs, what has come so far, and the last result
// at this state of the sliders.
#ifndef LAB_UI_JOB_VIEW_H
#define LAB_UI_JOB_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/loop.h"
#include "lab/cells/grid.h"
#include "lab/figure/figure.h"
#include "lab/job/results.h"
#include "lab/script/live_figure.h"

struct job_host {
    struct loop *loop;
    struct results *results;
    const char *course, *lesson;  // the folder, the id
    const char *source;           // of the figure's block
    bool calm;                    // reduced motion: while it runs, something new every two seconds
    void (*changed)(void *owner); // something new can be drawn; else some twenty times a second
    void *owner;
};

enum job_state { JOB_NOT_RUN, JOB_RUNNING, JOB_DONE, JOB_STOPPED, JOB_FAILED };

struct job_view;
struct job_view *job_view_new(const struct live_figure *figure, const struct job_host *host);
void job_view_free(struct job_view *view); // stops what runs

// The sliders stand here now. Where they moved, what runs is stopped and a kept result looked up; a
// figure that says it takes less than a second starts by itself. True where they moved.
bool job_view_follow(struct job_view *view, const size_t *indices);

void job_view_run(struct job_view *view);
void job_view_stop(struct job_view *view);

enum job_state job_view_state(const struct job_view *view);
double job_view_fraction(const struct job_view *view);
const struct error *job_view_error(const struct job_view *view); // of JOB_FAILED

// What can be drawn now: the result, else the points so far. The caller releases it.
void job_view_figure(const struct job_view *view, struct figure *out);

// One row that says where the job stands and which key does what.
void job_view_draw_state(const struct job_view *view, struct grid *grid, int row, int col, int cols,
                         bool focus, bool ascii);
void job_view_say_state(const struct job_view *view, bool focus, struct strbuf *out);

#endif
