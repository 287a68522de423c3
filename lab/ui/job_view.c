// SPDX-License-Identifier: MIT
// A long job of a figure on the screen. What comes from the job is noted at once and shown at the
// next beat, so that a talkative job costs no more frames than a quiet one.
#include "lab/ui/job_view.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/job/figure_bytes.h"
#include "lab/job/figure_job.h"
#include "lab/ui/job_points.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_figure.h"

static const double beat_seconds = 0.05, calm_seconds = 2, start_seconds = 0.15,
                    at_once_seconds = 1;

struct job_view {
    const struct live_figure *figure;
    struct job_host host;
    enum job_state state;
    size_t *indices; // where the sliders stood when this state was reached; NULL: nowhere yet
    char key[DIGEST_HEX];
    struct figure_job *job; // JOB_RUNNING
    double fraction, started, seconds;
    struct job_points points;
    struct strbuf result; // the figure as bytes: the whole one at JOB_DONE, before it what there is
    bool kept;            // it was there before this run
    time_t made;
    struct error error; // JOB_FAILED
    int beat, starter;  // timers, 0 where they do not run
};

struct job_view *job_view_new(const struct live_figure *figure, const struct job_host *host) {
    struct job_view *view = xcalloc(1, sizeof *view);
    *view = (struct job_view) { .figure = figure, .host = *host };
    return view;
}

static void stop_timer(struct job_view *view, int *timer) {
    if (*timer) loop_remove(view->host.loop, *timer);
    *timer = 0;
}

static void on_beat(void *owner) {
    struct job_view *view = owner;
    view->beat = 0;
    view->host.changed(view->host.owner);
}

static void note_change(struct job_view *view) {
    double seconds = view->host.calm ? calm_seconds : beat_seconds;
    if (!view->beat) view->beat = loop_timer(view->host.loop, seconds, on_beat, view);
}

// The end waits for no beat.
static void note_end(struct job_view *view) {
    stop_timer(view, &view->beat);
    view->host.changed(view->host.owner);
}

static void forget(struct job_view *view) {
    figure_job_stop(view->job);
    view->job = NULL;
    stop_timer(view, &view->starter);
    job_points_release(&view->points);
    strbuf_release(&view->result);
    view->fraction = 0;
}

void job_view_free(struct job_view *view) {
    if (!view) return;
    forget(view);
    stop_timer(view, &view->beat);
    free(view->indices);
    free(view);
}

static void on_point(void *owner, const char *label, double x, double y) {
    struct job_view *view = owner;
    job_points_add(&view->points, label, x, y);
    note_change(view);
}

static void on_progress(void *owner, double fraction) {
    struct job_view *view = owner;
    view->fraction = fraction;
    note_change(view);
}

static void on_so_far(void *owner, const struct figure *figure) {
    struct job_view *view = owner;
    strbuf_release(&view->result);
    figure_bytes(figure, &view->result);
    note_change(view);
}

static void on_end(void *owner, struct figure *figure, const struct error *err) {
    struct job_view *view = owner;
    view->job = NULL;
    view->seconds = clock_now() - view->started;
    view->kept = false;
    view->state = figure ? JOB_DONE : JOB_FAILED;
    if (figure) {
        strbuf_release(&view->result);
        figure_bytes(figure, &view->result);
        results_put(view->host.results, view->key, figure);
        figure_release(figure);
    } else {
        view->error = *err;
    }
    note_end(view);
}

// The result that was kept of this state, where there is one.
static bool take_kept(struct job_view *view) {
    struct figure figure;
    if (!results_get(view->host.results, view->key, &figure, &view->made)) return false;
    figure_bytes(&figure, &view->result);
    figure_release(&figure);
    view->kept = true;
    view->state = JOB_DONE;
    return true;
}

void job_view_run(struct job_view *view) {
    if (view->state == JOB_RUNNING) return;
    forget(view);
    struct figure_job_watch watch = { on_point, on_progress, on_so_far, on_end, view };
    struct figure_job_request request = { .course = view->host.course,
                                          .lesson = view->host.lesson,
                                          .figure = view->figure->name,
                                          .source = view->host.source,
                                          .indices = view->indices,
                                          .n_indices = view->figure->n_sliders };
    view->started = clock_now();
    view->job = figure_job_start(view->host.loop, &request, &watch, &view->error);
    view->state = view->job ? JOB_RUNNING : JOB_FAILED;
    view->host.changed(view->host.owner);
}

// Stopped before it has shown anything, it takes nothing away.
void job_view_stop(struct job_view *view) {
    if (view->state != JOB_RUNNING) return;
    figure_job_stop(view->job);
    view->job = NULL;
    view->state = JOB_STOPPED;
    if (view->result.size == 0 && view->points.n_points == 0) take_kept(view);
    view->host.changed(view->host.owner);
}

static void on_start(void *owner) {
    struct job_view *view = owner;
    view->starter = 0;
    job_view_run(view);
}

static void look_up(struct job_view *view) {
    struct result_of of = { view->host.course, view->host.lesson, view->host.source, view->figure,
                            view->indices };
    view->state = JOB_NOT_RUN;
    result_key(&of, view->key);
    if (take_kept(view)) return;
    if (view->figure->seconds > 0 && view->figure->seconds < at_once_seconds)
        view->starter = loop_timer(view->host.loop, start_seconds, on_start, view);
}

bool job_view_follow(struct job_view *view, const size_t *indices) {
    size_t bytes = view->figure->n_sliders * sizeof *indices;
    if (view->indices && memcmp(view->indices, indices, bytes) == 0) return false;
    forget(view);
    view->indices = xrealloc(view->indices, bytes + 1);
    memcpy(view->indices, indices, bytes);
    look_up(view);
    return true;
}

enum job_state job_view_state(const struct job_view *view) {
    return view->state;
}

double job_view_fraction(const struct job_view *view) {
    return view->fraction;
}

const struct error *job_view_error(const struct job_view *view) {
    return &view->error;
}

void job_view_figure(const struct job_view *view, struct figure *out) {
    if (view->result.size > 0 &&
        figure_from_bytes(strbuf_text(&view->result), view->result.size, out))
        return;
    live_figure_blank(view->figure, view->indices, out);
    job_points_series(&view->points, out);
}

static void say_about(const struct job_view *view, struct strbuf *out) {
    if (view->figure->seconds > 0) strbuf_printf(out, WORDS_ABOUT_SECONDS, view->figure->seconds);
}

static void say_done(const struct job_view *view, bool focus, struct strbuf *out) {
    char date[64];
    struct tm at;
    if (!view->kept) {
        strbuf_printf(out, WORDS_COMPUTED_IN, view->seconds);
        return;
    }
    localtime_r(&view->made, &at);
    strftime(date, sizeof date, "%Y-%m-%d %H:%M", &at);
    strbuf_printf(out, WORDS_COMPUTED_ON, date, focus ? WORDS_AND_RUNS_AGAIN : "");
}

void job_view_say_state(const struct job_view *view, bool focus, struct strbuf *out) {
    int percent = (int)(100 * view->fraction);
    const char *again = focus ? WORDS_AND_RUNS_AGAIN : "";
    switch (view->state) {
    case JOB_NOT_RUN:
        strbuf_puts(out, focus ? WORDS_ENTER_RUNS : WORDS_NOT_RUN_YET);
        say_about(view, out);
        break;
    case JOB_RUNNING:
        strbuf_printf(out, "%3d%%%s", percent, focus ? WORDS_ESC_STOPS : "");
        break;
    case JOB_DONE:
        say_done(view, focus, out);
        break;
    case JOB_STOPPED:
        strbuf_printf(out, WORDS_STOPPED_AT, percent, again);
        break;
    case JOB_FAILED:
        strbuf_printf(out, WORDS_NOT_FINISHED, again);
        break;
    }
}

void job_view_draw_state(const struct job_view *view, struct grid *grid, int row, int col, int cols,
                         bool focus, bool ascii) {
    struct strbuf words = { 0 };
    int bar = 0;
    if (view->state == JOB_RUNNING) {
        bar = cols - 18 < 40 ? cols - 18 : 40;
        if (bar < 0) bar = 0;
        draw_progress(grid, row, col, bar, ascii, view->fraction);
        if (bar) bar++;
    }
    job_view_say_state(view, focus, &words);
    grid_text(grid, row, col + bar, cols - bar, focus ? STYLE_FOCUS : STYLE_DIM,
              strbuf_text(&words));
    strbuf_release(&words);
}
