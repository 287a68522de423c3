// SPDX-License-Identifier: MIT
// The full-screen lab with its terminal: one loop over keys, signals, timers and children.
// All keys that wait are handled before one frame is drawn, so a held-down key never queues work.
#include <stdlib.h>
#include <string.h>

#include <poll.h>

#include "lab/base/memory.h"
#include "lab/terminal/signals.h"
#include "lab/terminal/terminal.h"
#include "lab/ui/app.h"
#include "lab/ui/pictures.h"
#include "lab/ui/preview.h"
#include "lab/ui/sitting.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/work.h"

struct session {
    struct config config;
    struct lab lab;
    int input, signals; // watches of the loop; 0 where there is none
    int save;           // the timer, 0 where it is not running
    struct pictures pictures;
    bool lent;              // an editor has the terminal
    char *editor, *editing; // its command, its file
    void (*edited)(void *of, bool well);
    void *edited_of;
};

static const double save_seconds = 3;

static void take_keys(void *owner, int fd, short revents) {
    struct session *session = owner;
    struct key key;
    int n = 0;
    (void)fd;
    while (!session->lab.quit && !session->lent && terminal_read(&key)) {
        n++;
        if (key.code == PRESS_REPAINT) session->lab.stale = true;
        if (key.code < PRESS_REPAINT) lab_key(&session->lab, &key);
    }
    bool over = (revents & (POLLERR | POLLNVAL)) || ((revents & POLLHUP) && n == 0);
    if (over || (n == 0 && (revents & POLLIN) && terminal_gone())) session->lab.quit = true;
}

static void watch_input(struct session *session) {
    session->input = loop_watch(session->lab.learner.loop, 0, POLLIN, take_keys, session);
}

static void ignore_input(struct session *session) {
    loop_remove(session->lab.learner.loop, session->input);
    session->input = 0;
}

static void suspend(void *owner) {
    struct session *session = owner;
    lab_save(&session->lab);
    terminal_lend();
    signals_stop();
    terminal_take_back();
    session->lab.stale = true;
}

static void redraw(void *owner) {
    struct session *session = owner;
    terminal_resized();
    terminal_forget();
    session->lab.stale = true;
}

static bool interrupted(void *owner) {
    (void)owner;
    return signals_end() || terminal_interrupted();
}

static void copy(void *owner, const char *text) {
    (void)owner;
    terminal_copy(text);
}

static void forget_editor(struct session *session) {
    free(session->editor);
    free(session->editing);
    session->editor = session->editing = NULL;
}

static void editor_ended(void *owner, pid_t pid, int status, const struct rusage *usage) {
    struct session *session = owner;
    struct error err = { 0 };
    (void)pid, (void)usage;
    session->lent = false;
    terminal_take_back();
    watch_input(session);
    session->lab.stale = true;
    bool well = work_edited(session->editor, session->editing, status, &err) == STATUS_OK;
    session->edited(session->edited_of, well);
    if (!well) lab_say(&session->lab, STYLE_BAD, "%s", err.text);
    forget_editor(session);
}

static enum status edit(void *owner, const char *path, bool at_end,
                        void (*done)(void *of, bool well), void *of, struct error *err) {
    struct session *session = owner;
    char *editor = work_editor();
    pid_t pid;
    if (!editor) return fail(err, STATUS_ENVIRONMENT, WORDS_NO_EDITOR, path);
    lab_save(&session->lab);
    terminal_lend();
    enum status status = work_edit(editor, path, at_end, &pid, err);
    if (status != STATUS_OK) {
        free(editor);
        terminal_take_back();
        return status;
    }
    session->editor = editor;
    session->editing = xstrdup(path);
    ignore_input(session);
    session->lent = true;
    session->edited = done;
    session->edited_of = of;
    loop_child(session->lab.learner.loop, pid, editor_ended, session);
    return STATUS_OK;
}

static const struct lab_terminal held_terminal = {
    .suspend = suspend, .redraw = redraw, .interrupted = interrupted, .copy = copy, .edit = edit
};

static void take_signals(void *owner, int fd, short revents) {
    struct session *session = owner;
    unsigned noted = signals_read();
    (void)fd, (void)revents;
    if (noted & NOTED_END) session->lab.quit = true;
    if (session->lent) return;
    if (noted & NOTED_SUSPEND)
        suspend(session);
    else if (noted & NOTED_RESUME)
        terminal_take_back();
    if (noted & (NOTED_RESIZE | NOTED_RESUME)) {
        terminal_resized();
        session->lab.stale = true;
    }
}

static void save_now(void *owner) {
    struct session *session = owner;
    session->save = 0;
    if (session->lab.unsaved) lab_save(&session->lab);
}

static void draw_if_stale(struct session *session) {
    int rows, cols;
    if (!session->lab.stale || session->lent) return;
    terminal_size(&rows, &cols);
    pictures_prepare(&session->pictures);
    lab_draw(&session->lab, rows, cols);
    terminal_draw(&session->lab.grid);
    pictures_follow(&session->pictures);
}

static void run(struct session *session) {
    struct loop *loop = session->lab.learner.loop;
    struct preview *preview = preview_new(&session->lab);
    watch_input(session);
    session->signals = loop_watch(loop, terminal_signals(), POLLIN, take_signals, session);
    draw_if_stale(session); // before the course's files are watched, of which there are hundreds
    while (!session->lab.quit) {
        preview_follow(preview);
        draw_if_stale(session);
        if (session->lab.unsaved && !session->save)
            session->save = loop_timer(loop, save_seconds, save_now, session);
        loop_step(loop, -1);
    }
    preview_free(preview);
}

static bool wants_color(enum lab_color color) {
    const char *no = getenv("NO_COLOR");
    if (color != LAB_COLOR_AUTO) return color == LAB_COLOR_ALWAYS;
    return !no || !*no;
}

static enum status open_and_run(struct session *session, const struct lab_options *options,
                                struct error *err) {
    const struct config *config = &session->config;
    bool ascii = options->ascii || config->ascii;
    struct terminal_options with = { .ascii = ascii,
                                     .color = wants_color(options->color) &&
                                              config->palette != PALETTE_MONO,
                                     .mouse = config->mouse,
                                     .pixels = config->pixels,
                                     .palette = (enum palette)config->palette };
    struct lab_start start = { options->course_folder, options->lesson, terminal_is_ascii(ascii),
                               terminal_glyphs(ascii), config };
    enum status status = lab_init(&session->lab, &start, err);
    if (status == STATUS_OK) status = terminal_open(&with, err);
    if (status == STATUS_OK) {
        if (options->practice) sitting_begin(&session->lab, practice_screen(&session->lab));
        session->pictures.lab = &session->lab;
        session->lab.terminal = &held_terminal;
        session->lab.terminal_owner = session;
        run(session);
        lab_save(&session->lab);
        terminal_close();
    }
    lab_release(&session->lab);
    return status;
}

enum status lab_run(const struct lab_options *options, struct error *err) {
    enum status status = terminal_check(err);
    if (status != STATUS_OK) return status;
    struct session *session = xcalloc(1, sizeof *session);
    config_load(&session->config);
    status = open_and_run(session, options, err);
    config_release(&session->config);
    forget_editor(session);
    free(session);
    return status;
}
