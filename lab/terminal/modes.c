// SPDX-License-Identifier: MIT
// The modes that the lab reads and writes in: raw keys, the mouse, what goes out past curses.
#include <string.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

#include <term.h>

#include "lab/base/strbuf.h"

// Arrows as terminals send them in either cursor mode; terminfo names only one of the two.
static void define_keys(void) {
    static const struct {
        const char *sent;
        int key;
    } both[] = {
        { "\033[A", KEY_UP },   { "\033OA", KEY_UP },    { "\033[B", KEY_DOWN },
        { "\033OB", KEY_DOWN }, { "\033[C", KEY_RIGHT }, { "\033OC", KEY_RIGHT },
        { "\033[D", KEY_LEFT }, { "\033OD", KEY_LEFT },  { "\033[H", KEY_HOME },
        { "\033[F", KEY_END },  { "\033[1~", KEY_HOME }, { "\033[4~", KEY_END },
        { "\033[Z", KEY_BTAB }, { "\033[1;2A", KEY_SR }, { "\033[1;2B", KEY_SF },
    };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        define_key(both[i].sent, both[i].key);
}

void send_bytes(const char *bytes, size_t size) {
    while (size) {
        ssize_t sent = write(STDOUT_FILENO, bytes, size);
        if (sent <= 0) return;
        bytes += sent;
        size -= (size_t)sent;
    }
}

static const char report_drags[] = "\033[?1002h", report_no_drags[] = "\033[?1002l";

// Presses, releases, the wheel, and (which curses does not ask for) moves while a button is down.
void watch_mouse(void) {
    if (!terminal.mouse) return;
    mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED |
                  REPORT_MOUSE_POSITION,
              NULL);
    terminal.drags = key_mouse && strstr(key_mouse, "\033[") == key_mouse;
    if (terminal.drags) send_bytes(report_drags, sizeof report_drags - 1);
}

void leave_mouse(void) {
    if (terminal.drags) send_bytes(report_no_drags, sizeof report_no_drags - 1);
}

void set_modes(bool mouse) {
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    define_keys();
    nodelay(stdscr, TRUE);
    meta(stdscr, TRUE);
    idlok(stdscr, TRUE);
    typeahead(-1); // what waits is read before a frame is begun, and a frame is drawn whole
    terminal.mouse = mouse;
    watch_mouse();
    mouseinterval(0);
}

void terminal_copy(const char *text) {
    struct strbuf out = { 0 };
    strbuf_puts(&out, "\033]52;c;");
    strbuf_base64(&out, text, strlen(text));
    strbuf_putc(&out, '\a');
    send_bytes(out.at, out.size);
    strbuf_release(&out);
}
