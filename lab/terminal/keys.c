// SPDX-License-Identifier: MIT
// Keys in: what curses reads becomes a key of the lab. An answer of the terminal is none.
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

static const struct {
    int curses;
    uint32_t code;
} key_codes[] = {
    { KEY_UP, PRESS_UP },
    { KEY_DOWN, PRESS_DOWN },
    { KEY_LEFT, PRESS_LEFT },
    { KEY_RIGHT, PRESS_RIGHT },
    { KEY_SR, PRESS_SHIFT_UP },
    { KEY_SF, PRESS_SHIFT_DOWN },
    { KEY_SLEFT, PRESS_SHIFT_LEFT },
    { KEY_SRIGHT, PRESS_SHIFT_RIGHT },
    { KEY_PPAGE, PRESS_PAGE_UP },
    { KEY_NPAGE, PRESS_PAGE_DOWN },
    { KEY_HOME, PRESS_HOME },
    { KEY_END, PRESS_END },
    { KEY_BACKSPACE, PRESS_BACKSPACE },
    { KEY_DC, PRESS_DELETE },
    { KEY_BTAB, PRESS_BACK_TAB },
    { KEY_ENTER, PRESS_ENTER },
};

static uint32_t mouse_code(mmask_t state) {
    if (state & BUTTON4_PRESSED) return PRESS_WHEEL_UP;
    if (state & BUTTON5_PRESSED) return PRESS_WHEEL_DOWN;
    if (state & BUTTON1_PRESSED) return PRESS_CLICK;
    if (state & BUTTON1_RELEASED) return PRESS_RELEASE;
    return state & REPORT_MOUSE_POSITION ? PRESS_DRAG : PRESS_NOTHING;
}

// What the mouse did. Events that came in one read are one KEY_MOUSE, and curses gives the last of
// them first: a press and its release, or three steps of the wheel.
static void take_mouse(void) {
    struct key events[MOUSE_EVENTS_MAX];
    MEVENT event;
    size_t n = 0;
    while (n < MOUSE_EVENTS_MAX && getmouse(&event) == OK)
        events[n++] = (struct key) { mouse_code(event.bstate), event.y, event.x };
    for (terminal.n_mouse = 0; n > 0; terminal.n_mouse++)
        terminal.mouse_events[terminal.n_mouse] = events[--n];
}

// The oldest of those that wait, where one does.
static bool take_first(struct key *waiting, size_t *n, struct key *key) {
    if (*n == 0) return false;
    *key = waiting[0];
    memmove(waiting, waiting + 1, --*n * sizeof *key);
    return true;
}

static bool next_mouse(struct key *key) {
    return take_first(terminal.mouse_events, &terminal.n_mouse, key);
}

static uint32_t code_of(wint_t got) {
    for (size_t i = 0; i < sizeof key_codes / sizeof *key_codes; i++)
        if (key_codes[i].curses == (int)got) return key_codes[i].code;
    if (got >= KEY_F(1) && got <= KEY_F(12)) return PRESS_F1 + (uint32_t)(got - KEY_F(1));
    return PRESS_NOTHING;
}

static bool read_key(struct key *key) {
    wint_t got;
    if (next_mouse(key)) return true;
    int kind = wget_wch(stdscr, &got);
    if (kind == OK && got == PRESS_ESCAPE && take_answer()) {
        *key = (struct key) { .code = PRESS_REPAINT, .row = -1, .col = -1 };
        return true;
    }
    *key = (struct key) { .code = PRESS_NOTHING, .row = -1, .col = -1 };
    if (kind == ERR) return false;
    if (kind == KEY_CODE_YES && got == KEY_MOUSE) {
        take_mouse();
        next_mouse(key); // where curses lost it, it stays a key without a name
        return true;
    }
    if (kind == KEY_CODE_YES)
        key->code = code_of(got);
    else if (got == '\n')
        key->code = PRESS_ENTER;
    else if (got == 0x7F || got == CTRL('h'))
        key->code = PRESS_BACKSPACE;
    else
        key->code = (uint32_t)got;
    return true;
}

bool terminal_read(struct key *key) {
    return take_first(terminal.held, &terminal.n_held, key) || read_key(key);
}

// Impatience too: a second Ctrl-C was meant for the same program.
static bool drop_keys(void) {
    struct key key;
    while (read_key(&key))
        continue;
    terminal.n_held = 0;
    return true;
}

bool terminal_interrupted(void) {
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    struct key key;
    if (poll(&input, 1, 0) <= 0) return false;
    if (input.revents & (POLLHUP | POLLERR)) return true;
    while (read_key(&key)) {
        if (key.code == CTRL('c')) return drop_keys();
        if (terminal.n_held < KEYS_HELD_MAX) terminal.held[terminal.n_held++] = key;
    }
    return false;
}

bool terminal_gone(void) {
    int waiting = 0;
    return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}
