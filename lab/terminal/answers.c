// SPDX-License-Identifier: MIT
// What the terminal is asked. It is never waited for: the question goes out behind the first frame,
// and the answer comes among the keys.
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

enum { ANSWER_MAX = 64, ANSWER_MS = 100 };

// Terminals that are known to take an OSC that they do not understand without a trace.
bool may_be_asked(void) {
    static const char *const families[] = { "xterm",   "tmux", "alacritty", "kitty", "foot",
                                            "wezterm", "rxvt", "st",        "vte",   "konsole" };
    const char *term = getenv("TERM");
    for (size_t i = 0; term && i < sizeof families / sizeof *families; i++)
        if (strncmp(term, families[i], strlen(families[i])) == 0) return true;
    return false;
}

// Once, behind the first frame, which does not wait for the answer (OSC 11, xterm's ctlseqs).
void ask_for_ground(void) {
    static const char question[] = "\033]11;?\033\\";
    if (!terminal.asks) return;
    terminal.asks = false;
    terminal.awaits = true;
    clock_gettime(CLOCK_MONOTONIC, &terminal.asked);
    send_bytes(question, sizeof question - 1);
}

// The answer arrives as keys: Escape, ], text, and BEL or Escape \. It is read as far as it is
// there.
bool take_answer(void) {
    char answer[ANSWER_MAX + 1];
    size_t n = 0;
    wint_t got;
    if (!terminal.awaits || wget_wch(stdscr, &got) != OK) return false;
    if (got != ']') {
        unget_wch((wchar_t)got);
        return false;
    }
    while (n < ANSWER_MAX && wget_wch(stdscr, &got) == OK && got != '\a' && got != PRESS_ESCAPE)
        answer[n++] = (char)got;
    if (got == PRESS_ESCAPE) wget_wch(stdscr, &got); // the backslash
    answer[n] = '\0';
    terminal.awaits = false;
    enum palette ground = palette_from_answer(answer);
    if (ground == PALETTE_AUTO) return true;
    apply_palette(ground);
    free(terminal.shown); // what is drawn next is drawn in the new colours, without clearing first
    terminal.shown = NULL;
    touchwin(stdscr);
    return true;
}

// An answer that is still on its way must not become input of the shell. After a second there is
// none to come.
void drop_answer(void) {
    struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!terminal.awaits || now.tv_sec - terminal.asked.tv_sec > 1) return;
    terminal.awaits = false;
    poll(&input, 1, ANSWER_MS);
    tcflush(STDIN_FILENO, TCIFLUSH);
}
