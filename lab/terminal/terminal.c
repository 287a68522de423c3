// SPDX-License-Identifier: MIT
// The life of the terminal: taken, lent to an editor and taken back, given back as it was.
#include "lab/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lab/terminal/parts.h"
#include "lab/terminal/signals.h"
#include "lab/terminal/words.h"

enum { ESCAPE_DELAY_MS = 25 };

// The one terminal.
struct held_terminal terminal;

enum status terminal_open(const struct terminal_options *options, struct error *err) {
    terminal.ascii = terminal_is_ascii(options->ascii);
    tcgetattr(STDIN_FILENO, &terminal.saved);
    set_escdelay(ESCAPE_DELAY_MS);
    terminal.signals = signals_open(frame_open(), &terminal.saved);
    if (terminal.signals < 0) {
        frame_close();
        return fail_errno(err, STATUS_ENVIRONMENT, WORDS_NO_PIPE);
    }
    terminal.screen = newterm(NULL, stdout, stdin);
    if (!terminal.screen) {
        signals_close();
        frame_close();
        return fail(err, STATUS_ENVIRONMENT, WORDS_TERMINAL_FAILS, getenv("TERM"));
    }
    terminal.open = true;
    terminal.cursor = -1;
    set_palette(options);
    set_modes(options->mouse);
    terminal_resized();
    return STATUS_OK;
}

void terminal_close(void) {
    if (!terminal.open) return;
    drop_answer();
    pixels_leave();
    leave_mouse();
    endwin();
    delscreen(terminal.screen);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal.saved);
    signals_close();
    frame_close();
    terminal_forget();
    free(terminal.line);
    memset(&terminal, 0, sizeof terminal);
}

int terminal_signals(void) {
    return terminal.signals;
}

void terminal_size(int *rows, int *cols) {
    *rows = LINES;
    *cols = COLS;
}

bool terminal_resized(void) {
    struct winsize size;
    int rows = LINES, cols = COLS;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
        rows = size.ws_row;
        cols = size.ws_col;
    }
    if (rows == LINES && cols == COLS) return false;
    resizeterm(rows, cols);
    terminal_forget();
    return true;
}

void terminal_lend(void) {
    def_prog_mode();
    drop_answer();
    pixels_leave();
    leave_mouse();
    endwin();
    signals_lend();
}

void terminal_take_back(void) {
    signals_take_back();
    reset_prog_mode();
    watch_mouse();
    terminal.cursor = -1;
    terminal_resized();
    terminal_forget();
}
