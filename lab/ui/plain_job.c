// SPDX-License-Identifier: MIT
// Figures that are long jobs in the plain walk: `run` waits for them and tells how far they are.
#include <stdio.h>

#include "lab/ui/plain_walk.h"
#include "lab/ui/words_plain.h"

static const double look_seconds = 0.1; // after Ctrl-C

static void nothing(void *owner) {
    (void)owner;
}

void plain_job_host(struct plain *plain, struct figure_view *view,
                    const struct lesson_block *block) {
    struct job_host host = { .loop = plain->learner.loop,
                             .results = learner_results(&plain->learner),
                             .course = plain->learner.course.folder,
                             .lesson = plain->place.lesson->id,
                             .source = block->text,
                             .changed = nothing };
    figure_view_host(view, &host);
}

// Ctrl-C stops the figure; what it has shown so far is told.
static void wait_for(struct plain *plain, struct job_view *job) {
    int told = 0;
    while (job_view_state(job) == JOB_RUNNING && loop_step(plain->learner.loop, look_seconds)) {
        if (plain_ctrl_c_waits(NULL)) job_view_stop(job);
        int tenth = (int)(10 * job_view_fraction(job));
        if (tenth <= told) continue;
        told = tenth;
        plain_say(plain, "  %d%%\n", 10 * tenth);
        fflush(stdout);
    }
}

void plain_job_run(struct plain *plain, struct figure_view *view) {
    sigset_t before;
    job_view_follow(view->job, view->indices);
    plain_hold_ctrl_c(&before);
    job_view_run(view->job);
    wait_for(plain, view->job);
    plain_release_ctrl_c(&before);
}

bool plain_job_figure(struct plain *plain, struct figure_view *view, struct figure *figure) {
    struct strbuf state = { 0 };
    job_view_follow(view->job, view->indices);
    enum job_state at = job_view_state(view->job);
    if (at == JOB_NOT_RUN)
        strbuf_puts(&state, PLAIN_COMPUTED_WHEN_ASKED);
    else if (at == JOB_FAILED)
        strbuf_puts(&state, job_view_error(view->job)->text);
    else
        job_view_say_state(view->job, false, &state);
    plain_say(plain, "%s\n", strbuf_text(&state));
    strbuf_release(&state);
    if (at == JOB_NOT_RUN || at == JOB_FAILED) return false;
    job_view_figure(view->job, figure);
    return true;
}
