// SPDX-License-Identifier: MIT
// What the terminal is asked. It is never waited for: the questions go out behind the first frame,
// and the answers come among the keys.
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

enum { ANSWER_MAX = 64, ANSWER_MS = 100, REST_MS = 20 };

// Terminals that are known to take an OSC that they do not understand without a trace.
static bool may_be_asked(void) {
    static const char *const families[] = { "xterm",   "tmux", "alacritty", "kitty", "foot",
                                            "wezterm", "rxvt", "st",        "vte",   "konsole" };
    const char *term = getenv("TERM");
    for (size_t i = 0; term && i < sizeof families / sizeof *families; i++)
        if (strncmp(term, families[i], strlen(families[i])) == 0) return true;
    return false;
}

// A multiplexer keeps no picture at its place; and a terminal of few colours has none.
bool terminal_may_have_pixels(void) {
    const char *term = getenv("TERM"), *inside[] = { "TMUX", "STY" };
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (getenv(inside[i]) && *getenv(inside[i])) return false;
    return term && *term && strncmp(term, "tmux", 4) != 0 && strncmp(term, "screen", 6) != 0 &&
           strcmp(term, "linux") != 0;
}

void plan_questions(bool ground, bool pixels) {
    pixels = pixels && terminal.colors > 0 && terminal_may_have_pixels();
    ground = (pixels || (ground && terminal.colors >= 16)) && may_be_asked();
    terminal.asks = (ground ? ASKED_GROUND : 0) | (pixels ? ASKED_PIXELS : 0);
}

static void ask(unsigned what, const char *question) {
    if (terminal.asks & what) send_bytes(question, strlen(question));
}

// Of the ground by OSC 11 (xterm's ctlseqs). Of pixels: a picture of one that is only tried
// (kitty), how large a cell is (XTWINOPS 16), and what the terminal is (DA1), which all of them
// answer.
void ask_terminal(void) {
    if (!terminal.asks) return;
    ask(ASKED_GROUND, "\033]11;?\033\\");
    ask(ASKED_PIXELS, "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\033[16t\033[c");
    terminal.awaits = terminal.asks;
    terminal.asks = 0;
    clock_gettime(CLOCK_MONOTONIC, &terminal.asked);
}

// The rest of an answer may come in another packet than its beginning.
static bool next(wint_t *got) {
    struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
    if (wget_wch(stdscr, got) == OK) return true;
    return poll(&input, 1, REST_MS) > 0 && wget_wch(stdscr, got) == OK;
}

// Text up to BEL or Escape \ .
static void read_text(char answer[ANSWER_MAX + 1]) {
    size_t n = 0;
    wint_t got = 0;
    while (n < ANSWER_MAX && next(&got) && got != '\a' && got != PRESS_ESCAPE)
        answer[n++] = (char)got;
    if (got == PRESS_ESCAPE) next(&got); // the backslash
    answer[n] = '\0';
}

// Parameters up to the letter that ends them, which is kept.
static void read_parameters(char answer[ANSWER_MAX + 1]) {
    size_t n = 0;
    wint_t got;
    while (n < ANSWER_MAX && next(&got)) {
        answer[n++] = (char)got;
        if (got >= '@' && got <= '~') break;
    }
    answer[n] = '\0';
}

static void take_ground(const char *answer) {
    int rgb[3];
    enum palette ground = palette_from_answer(answer);
    terminal.awaits &= ~(unsigned)ASKED_GROUND;
    if (ground == PALETTE_AUTO || !palette_answer_rgb(answer, rgb)) return;
    terminal.paper = (long)rgb[0] << 16 | rgb[1] << 8 | rgb[2];
    if (terminal.keeps_palette) return;
    apply_palette(ground);
    pixels_change();
    free(terminal.shown); // what is drawn next is drawn in the new colours, without clearing first
    terminal.shown = NULL;
    touchwin(stdscr);
}

// "?62;4;22c": sixel is attribute 4.
static bool has_sixels(const char *answer) {
    for (const char *at = answer + 1; *at; at += strcspn(at, ";") + (strchr(at, ';') != NULL)) {
        char *end;
        if (strtol(at, &end, 10) == 4 && end > at && (*end == ';' || *end == 'c')) return true;
    }
    return false;
}

static void take_parameters(const char *answer) {
    int height, width;
    if (sscanf(answer, "6;%d;%dt", &height, &width) == 2) {
        terminal.cell_height = height;
        terminal.cell_width = width;
    }
    if (*answer != '?' || answer[strlen(answer) - 1] != 'c') return;
    terminal.awaits &= ~(unsigned)ASKED_PIXELS;
    terminal.pixels = terminal.tried       ? PIXELS_KITTY
                      : has_sixels(answer) ? PIXELS_SIXEL
                                           : PIXELS_NONE;
}

bool take_answer(void) {
    char answer[ANSWER_MAX + 1];
    wint_t got;
    bool pixels = terminal.awaits & ASKED_PIXELS, ground = terminal.awaits & ASKED_GROUND;
    if (!terminal.awaits || wget_wch(stdscr, &got) != OK) return false;
    if (got == ']' && ground) {
        read_text(answer);
        take_ground(answer);
    } else if (got == '_' && pixels) {
        read_text(answer);
        if (strcmp(answer, "Gi=31;OK") == 0) terminal.tried = true;
    } else if (got == '[') { // also of what was not asked, or is not known: it is no key
        read_parameters(answer);
        if (pixels) take_parameters(answer);
    } else {
        unget_wch((wchar_t)got);
        return false;
    }
    return true;
}

// After a second there is none to come.
void drop_answer(void) {
    struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!terminal.awaits || now.tv_sec - terminal.asked.tv_sec > 1) return;
    terminal.awaits = 0;
    poll(&input, 1, ANSWER_MS);
    tcflush(STDIN_FILENO, TCIFLUSH);
}
