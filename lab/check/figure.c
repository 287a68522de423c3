// SPDX-License-Identifier: MIT
// A live figure draws: at its default, at both ends of every slider, and at a walk through states
// of all sliders together, always the same ones. A long job is stopped once it has shown that it
// runs.
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lab/base/memory.h"
#include "lab/check/lesson_parts.h"
#include "lab/figure/figure.h"
#include "lab/script/live_figure.h"

enum { WALK = 24, ROWS = 24, COLS = 80 };
static const double slow_draw_s = 1; // a fifth of what a draw may take
static const double job_s = 3;       // of every long job
static const double stuck_s = 20;    // without a word from it

struct figure_check {
    const struct lesson_check *lesson;
    const struct lesson_block *block;
    struct live_figure *live;
    size_t *indices; // the state of the sliders
    bool told_slow;
};

static double seconds_of(clockid_t clock) {
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static double now(void) {
    return seconds_of(CLOCK_MONOTONIC);
}

// What a draw costs, whatever else the machine is busy with.
static double processor_time(void) {
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

// Whether a long job may go on; it is stopped after some seconds, which is no failure.
struct patience {
    double until;
    bool stopped;
};

static bool keep_going(void *owner, double fraction) {
    struct patience *patience = owner;
    (void)fraction;
    patience->stopped = now() > patience->until;
    return !patience->stopped;
}

static enum status draw(struct figure_check *check, struct figure *figure, bool *stopped,
                        struct error *err) {
    struct patience patience = { .until = now() + job_s };
    struct live_figure_watch watch = { .progress = keep_going, .owner = &patience };
    enum status status = check->live->is_job
                             ? live_figure_run(check->live, check->indices, &watch, figure, err)
                             : live_figure_draw(check->live, check->indices, figure, err);
    *stopped = patience.stopped && status != STATUS_OK;
    return status;
}

static char *settings(const struct figure_check *check) {
    struct strbuf text = { 0 };
    for (size_t i = 0; i < check->live->n_sliders; i++) {
        strbuf_printf(&text, "%s%s = ", i ? ", " : "", check->live->sliders[i].name);
        slider_print(&check->live->sliders[i], check->indices[i], &text);
    }
    if (!text.size) strbuf_puts(&text, "its only state");
    return strbuf_detach(&text);
}

static void add_finding(const struct figure_check *check, enum severity severity,
                        const char *sentence) {
    findings_add(check->lesson->checker->findings, severity, check->lesson->path,
                 check->block->line, "figure %s %s", check->block->name, sentence);
}

static void check_drawn(struct figure_check *check, const struct figure *figure) {
    struct strbuf words = { 0 };
    struct grid grid;
    size_t points = 0;
    for (size_t i = 0; i < figure->n_series; i++)
        points += figure->series[i].n + figure->series[i].rows * figure->series[i].cols;
    grid_init(&grid, ROWS, COLS);
    figure_describe(figure, &words);
    figure_draw(figure, &grid, 0, 0, ROWS, COLS,
                &(struct figure_look) { .glyphs = GLYPHS_BRAILLE, .legend = true, .title = true });
    if (points == 0) {
        char *at = settings(check), *sentence = xprintf("draws nothing at %s", at);
        add_finding(check, FINDING_ERROR, sentence);
        free(sentence);
        free(at);
    }
    grid_release(&grid);
    strbuf_release(&words);
}

// A draw that fails is told at the line that fails, with the state of the sliders.
static void add_failure(const struct figure_check *check, const struct error *err) {
    char *at = settings(check);
    struct error told = { .status = err->status };
    snprintf(told.text, sizeof told.text, "%.700s (figure %.60s at %.200s)", err->text,
             check->block->name, at);
    findings_add_error(check->lesson->checker->findings, check->lesson->path, &told);
    free(at);
}

// False where drawing fails, so that one finding is enough.
static bool draw_here(struct figure_check *check) {
    struct figure figure;
    struct error err = { 0 };
    bool stopped;
    double started = processor_time();
    if (draw(check, &figure, &stopped, &err) != STATUS_OK) {
        if (!stopped) add_failure(check, &err);
        return false;
    }
    double took = processor_time() - started;
    if (!check->live->is_job && took > slow_draw_s && !check->told_slow) {
        char *at = settings(check);
        char *sentence = xprintf("takes %.1f s to draw at %s; more than %g s is not live any more "
                                 "(let it be a job with `run`)",
                                 took, at, slow_draw_s);
        add_finding(check, FINDING_WARNING, sentence);
        check->told_slow = true;
        free(sentence);
        free(at);
    }
    check_drawn(check, &figure);
    figure_release(&figure);
    return true;
}

// A job that never reports cannot be stopped from inside, so it is tried in a child first, which
// dies with its time. True where it came to an end, whatever that was.
static bool job_comes_to_an_end(struct figure_check *check) {
    double until = now() + stuck_s;
    pid_t child = fork(), ended = 0;
    if (child == 0) {
        struct figure figure;
        struct error err;
        bool stopped;
        draw(check, &figure, &stopped, &err);
        _exit(0);
    }
    while (child > 0 && (ended = waitpid(child, NULL, WNOHANG)) == 0 && now() < until)
        nanosleep(&(struct timespec) { .tv_nsec = 5000000 }, NULL);
    if (child < 0 || ended != 0) return true;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return false;
}

static void draw_ends(struct figure_check *check) {
    const struct live_figure *live = check->live;
    for (size_t i = 0; i < live->n_sliders; i++)
        check->indices[i] = live->sliders[i].start;
    if (live->is_job && !job_comes_to_an_end(check)) {
        add_finding(check, FINDING_ERROR,
                    "runs on and on without job:progress(…), so that nobody can stop it");
        return;
    }
    if (!draw_here(check)) return;
    for (size_t i = 0; i < live->n_sliders; i++) {
        bool more = true;
        for (size_t end = 0; more && end < 2; end++) {
            check->indices[i] = end ? live->sliders[i].n - 1 : 0;
            more = draw_here(check);
        }
        check->indices[i] = live->sliders[i].start;
        if (!more) return;
    }
    // Knuth's MMIX generator: the same walk everywhere.
    uint64_t state = 7;
    for (int step = 0; step < WALK && live->n_sliders && !live->is_job; step++) {
        for (size_t i = 0; i < live->n_sliders; i++) {
            state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            check->indices[i] = (size_t)(state >> 33) % live->sliders[i].n;
        }
        if (!draw_here(check)) return;
    }
}

void check_figure(const struct lesson_check *lesson, const struct lesson_block *block) {
    struct figure_check check = { .lesson = lesson, .block = block };
    struct error err;
    if (live_figure_load(lesson->checker->script, lesson->path, block->line, block->name,
                         block->text, &check.live, &err) != STATUS_OK) {
        findings_add_error(lesson->checker->findings, lesson->path, &err);
        return;
    }
    check.indices = xcalloc(check.live->n_sliders + 1, sizeof *check.indices);
    draw_ends(&check);
    if (!check.live->title[0])
        add_finding(&check, FINDING_WARNING, "has no title: add title = \"…\"");
    if (!check.live->notice[0])
        add_finding(&check, FINDING_WARNING, "does not say what to notice: add notice = \"…\"");
    if (!check.live->predict[0])
        add_finding(&check, FINDING_WARNING, "asks for no prediction: add predict = \"…\"");
    free(check.indices);
    live_figure_free(check.live);
}
