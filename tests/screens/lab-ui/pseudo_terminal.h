// SPDX-License-Identifier: MIT
// build/bitlab in a pseudo-terminal of its own, with libvterm as the screen: what a learner would
// see and type.
#ifndef TESTS_SCREENS_PSEUDO_TERMINAL_H
#define TESTS_SCREENS_PSEUDO_TERMINAL_H

#include "tests/patience.h"
#include "tests/screens/lab-ui/lab_helpers.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <vterm.h>

struct seat {  // a learner at a terminal
    pid_t pid; // of the lab; 0 when its end was waited for
    int master,
        slave; // slave: kept open, so that the terminal's modes can be read after the lab's end
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate; // the alternate screen is shown
    bool cursor;    // the cursor is shown
    struct termios before;
    size_t heard;        // bytes that the lab wrote
    struct strbuf *copy; // of these, where it is not NULL
    enum { OF_TEXT, OF_TEXT_ESCAPE, OF_PICTURE, OF_PICTURE_ESCAPE } part; // that the last was
    int status;                                                           // as waitpid gave it
};

// The bitlab that was built beside this test: B/tests/screens/lab-ui/NAME and B/bitlab.
static inline char *bitlab_path(void) {
    char *folder = folder_program(), *path = xprintf("%s/../../../bitlab", folder);
    free(folder);
    return path;
}

static inline int on_property(VTermProp property, VTermValue *value, void *user) {
    struct seat *seat = user;
    if (property == VTERM_PROP_ALTSCREEN) seat->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE) seat->cursor = value->boolean;
    return 1;
}

static inline void start_screen(struct seat *seat, int rows, int cols) {
    static const VTermScreenCallbacks callbacks = { .settermprop = on_property };
    seat->vterm = vterm_new(rows, cols);
    vterm_set_utf8(seat->vterm, 1);
    seat->screen = vterm_obtain_screen(seat->vterm);
    vterm_screen_set_callbacks(seat->screen, &callbacks, seat);
    vterm_screen_enable_altscreen(seat->screen, 1);
    vterm_screen_reset(seat->screen, 1);
    seat->cursor = true;
}

static inline void become_bitlab(struct seat *seat, const char *const *arguments) {
    char *path = bitlab_path();
    const char *argv[16] = { "bitlab", "-C", TEST_COURSE };
    setsid();
    ioctl(seat->slave, TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; fd++)
        dup2(seat->slave, fd);
    close(seat->master);
    if (seat->slave > 2) close(seat->slave);
    for (int i = 0; arguments[i] && i < 12; i++)
        argv[3 + i] = arguments[i];
    const char *term = getenv("BITLAB_TEST_TERM");
    setenv("TERM", term ? term : "xterm-256color", 1);
    execv(path, (char *const *)argv);
    _exit(127);
}

static inline void sit_down(struct seat *seat, int rows, int cols, const char *const *arguments) {
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
    *seat = (struct seat) { 0 };
    assert_int_equal(openpty(&seat->master, &seat->slave, NULL, NULL, &size), 0);
    tcgetattr(seat->slave, &seat->before);
    start_screen(seat, rows, cols);
    seat->pid = fork();
    assert_true(seat->pid >= 0);
    if (seat->pid == 0) become_bitlab(seat, arguments);
}

// libvterm shows pictures (APC, DCS) as text, so they are kept from it.
static inline void hear(struct seat *seat, const char *bytes, size_t size) {
    seat->heard += size;
    if (seat->copy) strbuf_add(seat->copy, bytes, size);
    for (size_t i = 0; i < size; i++) {
        bool escape = bytes[i] == '\033', picture = bytes[i] == '_' || bytes[i] == 'P';
        switch (seat->part) {
        case OF_TEXT:
            seat->part = escape ? OF_TEXT_ESCAPE : OF_TEXT;
            if (!escape) vterm_input_write(seat->vterm, &bytes[i], 1);
            break;
        case OF_TEXT_ESCAPE:
            seat->part = picture ? OF_PICTURE : OF_TEXT;
            if (picture) break;
            vterm_input_write(seat->vterm, "\033", 1);
            vterm_input_write(seat->vterm, &bytes[i], 1);
            break;
        case OF_PICTURE:
        case OF_PICTURE_ESCAPE:
            seat->part = escape                            ? OF_PICTURE_ESCAPE
                         : seat->part == OF_PICTURE_ESCAPE ? OF_TEXT
                                                           : OF_PICTURE;
            break;
        }
    }
}

// Takes what the lab wrote until it is quiet for `quiet_ms`; false when nothing came at all.
static inline bool listen_to(struct seat *seat, int quiet_ms) {
    struct pollfd wait = { .fd = seat->master, .events = POLLIN };
    bool heard = false;
    while (poll(&wait, 1, quiet_ms) > 0) {
        char bytes[16384];
        ssize_t got = read(seat->master, bytes, sizeof bytes);
        if (got <= 0) break;
        hear(seat, bytes, (size_t)got);
        heard = true;
    }
    return heard;
}

static inline char *seen(const struct seat *seat) {
    struct strbuf text = { 0 };
    int rows, cols;
    vterm_get_size(seat->vterm, &rows, &cols);
    for (int r = 0; r < rows; r++) {
        size_t end = text.size;
        for (int c = 0; c < cols; c++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(seat->screen, (VTermPos) { r, c }, &cell);
            if (cell.chars[0] == (uint32_t)-1) continue; // behind a wide character
            strbuf_utf8(&text, cell.chars[0] ? cell.chars[0] : ' ');
            if (cell.chars[0] && cell.chars[0] != ' ') end = text.size;
        }
        if (text.at) text.at[text.size = end] = '\0';
        strbuf_putc(&text, '\n');
    }
    return strbuf_detach(&text);
}

// Waits for a text to appear.
static inline void expect_seen(struct seat *seat, const char *what) {
    char *text = NULL;
    for (double end = clock_now() + PATIENCE_S; clock_now() < end;) {
        listen_to(seat, 20);
        free(text);
        text = seen(seat);
        if (strstr(text, what)) {
            free(text);
            return;
        }
    }
    fail_msg("'%s' never came; the screen is\n%s", what, text);
}

static inline void send_keys(struct seat *seat, const char *bytes) {
    assert_int_equal(write(seat->master, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

// Types a key and waits until the screen is another.
static inline void expect_change(struct seat *seat, const char *key) {
    char *before = seen(seat), *after = NULL;
    bool same = true;
    send_keys(seat, key);
    for (double end = clock_now() + PATIENCE_S; same && clock_now() < end;) {
        listen_to(seat, 20);
        free(after);
        after = seen(seat);
        same = strcmp(before, after) == 0;
    }
    if (same) fail_msg("the key changed nothing; the screen is\n%s", before);
    free(before);
    free(after);
}

// Waits for the lab's end; false where it still runs after the promised seconds, which are more on
// a busy machine.
static inline bool ended_within(struct seat *seat, double seconds) {
    double begin = clock_now();
    while (!is_late(begin, seconds)) {
        listen_to(seat, 5);
        if (waitpid(seat->pid, &seat->status, WNOHANG) == seat->pid) {
            seat->pid = 0;
            listen_to(seat, 20);
            return true;
        }
    }
    return false;
}

static inline void stand_up(struct seat *seat) {
    if (seat->pid > 0) {
        kill(seat->pid, SIGKILL);
        waitpid(seat->pid, &seat->status, 0);
    }
    if (seat->master >= 0) close(seat->master);
    if (seat->slave >= 0) close(seat->slave);
    vterm_free(seat->vterm);
}

#endif
