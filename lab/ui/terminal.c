// SPDX-License-Identifier: MIT
// The only file that names curses. Cells become rows of wide characters; a row that did not change
// is not given to curses at all, and curses writes of the others only what differs.
#include "lab/ui/terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

#include "lab/base/memory.h"
#include "lab/cells/palette.h"
#include "lab/ui/lab.h"
#include "lab/ui/signals.h"
#include "lab/ui/words.h"

enum { ESCAPE_DELAY_MS = 25, ANSWER_MAX = 64, ANSWER_MS = 100, HELD_MAX = 64 };

// The one terminal.
static struct {
    bool open, ascii, mouse;
    bool drags;        // the terminal was asked to report them
    int colors;        // 0 where none are wanted
    bool asks, awaits; // asks: for its ground, after the first frame; awaits: it was asked
    struct timespec asked;
    SCREEN *screen;
    struct termios saved;
    int signals;
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT];
    struct cell *shown; // what the last draw left on the screen, (rows, cols)
    int shown_rows, shown_cols;
    cchar_t *line;             // one row in curses' form
    int cursor;                // as curs_set was last told
    struct key held[HELD_MAX]; // that came while something computed
    size_t n_held;
} terminal;

static bool is_utf8(void) {
    setlocale(LC_CTYPE, "");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

enum status terminal_check(struct error *err) {
    const char *term = getenv("TERM");
    int found;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return fail(err, STATUS_ENVIRONMENT, WORDS_NO_TERMINAL);
    if (!term || !*term) return fail(err, STATUS_ENVIRONMENT, WORDS_NO_TERM);
    if (setupterm(term, STDOUT_FILENO, &found) != OK)
        return fail(err, STATUS_ENVIRONMENT, WORDS_UNKNOWN_TERM, term);
    bool can_place = cursor_address && clear_screen;
    del_curterm(cur_term);
    if (!can_place) return fail(err, STATUS_ENVIRONMENT, WORDS_DUMB_TERM, term);
    return STATUS_OK;
}

static attr_t attributes_of(unsigned look) {
    attr_t attributes = A_NORMAL;
    if (look & LOOK_BOLD) attributes |= A_BOLD;
    if (look & LOOK_DIM) attributes |= A_DIM;
    if (look & LOOK_ITALIC) attributes |= enter_italics_mode ? A_ITALIC : A_UNDERLINE;
    if (look & LOOK_UNDERLINE) attributes |= A_UNDERLINE;
    if (look & LOOK_REVERSE) attributes |= A_REVERSE;
    return attributes;
}

static void apply_palette(enum palette ground) {
    for (int style = 0; style < STYLE_COUNT; style++) {
        struct look look = palette_look((enum style)style, terminal.colors, ground);
        bool own = look.text == PALETTE_OWN && look.ground == PALETTE_OWN;
        terminal.attributes[style] = attributes_of(look.attributes);
        terminal.pairs[style] = 0;
        if (terminal.colors && !own && init_pair((short)(style + 1), look.text, look.ground) == OK)
            terminal.pairs[style] = (short)(style + 1);
    }
}

// Terminals that are known to take an OSC that they do not understand without a trace.
static bool may_be_asked(void) {
    static const char *const families[] = { "xterm",   "tmux", "alacritty", "kitty", "foot",
                                            "wezterm", "rxvt", "st",        "vte",   "konsole" };
    const char *term = getenv("TERM");
    for (size_t i = 0; term && i < sizeof families / sizeof *families; i++)
        if (strncmp(term, families[i], strlen(families[i])) == 0) return true;
    return false;
}

static void set_palette(const struct terminal_options *options) {
    enum palette ground = options->palette;
    if (options->color && has_colors() && start_color() == OK && use_default_colors() == OK)
        terminal.colors = COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
    if (ground == PALETTE_AUTO) ground = palette_from_variable(getenv("COLORFGBG"));
    terminal.asks = ground == PALETTE_AUTO && terminal.colors >= 16 && may_be_asked();
    apply_palette(ground);
}

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

static void send(const char *bytes, size_t size) {
    while (size) {
        ssize_t sent = write(STDOUT_FILENO, bytes, size);
        if (sent <= 0) return;
        bytes += sent;
        size -= (size_t)sent;
    }
}

static const char report_drags[] = "\033[?1002h", report_no_drags[] = "\033[?1002l";

// Presses, releases, the wheel, and (which curses does not ask for) moves while a button is down.
static void watch_mouse(void) {
    if (!terminal.mouse) return;
    mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED |
                  REPORT_MOUSE_POSITION,
              NULL);
    terminal.drags = key_mouse && strstr(key_mouse, "\033[") == key_mouse;
    if (terminal.drags) send(report_drags, sizeof report_drags - 1);
}

static void leave_mouse(void) {
    if (terminal.drags) send(report_no_drags, sizeof report_no_drags - 1);
}

static void set_modes(bool mouse) {
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

enum status terminal_open(const struct terminal_options *options, struct error *err) {
    terminal.ascii = terminal_is_ascii(options->ascii);
    tcgetattr(STDIN_FILENO, &terminal.saved);
    set_escdelay(ESCAPE_DELAY_MS);
    terminal.signals = signals_open(&terminal.saved);
    if (terminal.signals < 0) return fail_errno(err, STATUS_ENVIRONMENT, WORDS_NO_PIPE);
    terminal.screen = newterm(NULL, stdout, stdin);
    if (!terminal.screen) {
        signals_close();
        return fail(err, STATUS_ENVIRONMENT, WORDS_TERMINAL_FAILS, getenv("TERM"));
    }
    terminal.open = true;
    terminal.cursor = -1;
    set_palette(options);
    set_modes(options->mouse);
    terminal_resized();
    return STATUS_OK;
}

void terminal_forget(void) {
    free(terminal.shown);
    terminal.shown = NULL;
    if (terminal.open) clearok(curscr, TRUE);
}

// An answer that is still on its way must not become input of the shell. After a second there is
// none to come.
static void drop_answer(void) {
    struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!terminal.awaits || now.tv_sec - terminal.asked.tv_sec > 1) return;
    terminal.awaits = false;
    poll(&input, 1, ANSWER_MS);
    tcflush(STDIN_FILENO, TCIFLUSH);
}

void terminal_close(void) {
    if (!terminal.open) return;
    drop_answer();
    leave_mouse();
    endwin();
    delscreen(terminal.screen);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal.saved);
    signals_close();
    terminal_forget();
    free(terminal.line);
    memset(&terminal, 0, sizeof terminal);
}

int terminal_signals(void) {
    return terminal.signals;
}

bool terminal_is_ascii(bool ascii) {
    return ascii || !is_utf8();
}

enum glyphs terminal_glyphs(bool ascii) {
    const char *term = getenv("TERM");
    if (terminal_is_ascii(ascii)) return GLYPHS_ASCII;
    return term && strcmp(term, "linux") == 0 ? GLYPHS_BLOCK
                                              : GLYPHS_BRAILLE; // its font has no Braille
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

// The code point as this terminal may be sent it: of the width that the layout counted on, or a
// plain twin.
static wchar_t showable(const struct cell *cell) {
    if (cell->base < 0x7F) return cell->base >= ' ' ? (wchar_t)cell->base : L' ';
    if (terminal.ascii) return (wchar_t)codepoint_ascii(cell->base)[0];
    if (wcwidth((wchar_t)cell->base) != codepoint_width(cell->base)) return L'?';
    return (wchar_t)cell->base;
}

static void to_curses(const struct cell *cell, cchar_t *out) {
    wchar_t text[4] = { showable(cell) };
    int n = 1;
    for (int i = 0; i < 2 && cell->mark[i] && !terminal.ascii; i++)
        if (wcwidth((wchar_t)cell->mark[i]) == 0) text[n++] = (wchar_t)cell->mark[i];
    int style = cell->style < STYLE_COUNT ? cell->style : STYLE_TEXT;
    setcchar(out, text, terminal.attributes[style], terminal.pairs[style], NULL);
}

// Half of a wide character at the edge cannot be shown.
static bool is_cut(const struct cell *row, int col, int cols) {
    return codepoint_width(row[col].base) == 2 && (col + 1 >= cols || row[col + 1].base != 0);
}

static void draw_row(int row, const struct cell *cells, int cols) {
    static const struct cell blank = { .base = ' ' };
    int n = 0;
    for (int c = 0; c < cols; c++) {
        if (cells[c].base == 0 && c > 0 && codepoint_width(cells[c - 1].base) == 2) {
            if (terminal.ascii || wcwidth((wchar_t)cells[c - 1].base) != 2)
                to_curses(&blank, &terminal.line[n++]);
            continue;
        }
        to_curses(is_cut(cells, c, cols) ? &blank : &cells[c], &terminal.line[n++]);
    }
    mvwadd_wchnstr(stdscr, row, 0, terminal.line, n);
}

static void fit(int rows, int cols) {
    if (terminal.shown && rows == terminal.shown_rows && cols == terminal.shown_cols) return;
    terminal.shown_rows = rows;
    terminal.shown_cols = cols;
    terminal.shown = xrealloc(terminal.shown, sizeof *terminal.shown * (size_t)rows * (size_t)cols);
    memset(terminal.shown, 0xFF, sizeof *terminal.shown * (size_t)rows * (size_t)cols);
    terminal.line = xrealloc(terminal.line, sizeof *terminal.line * (size_t)(cols + 1));
}

static void place_cursor(const struct grid *grid) {
    bool on = grid->cursor_row >= 0 && grid->cursor_row < LINES && grid->cursor_col >= 0 &&
              grid->cursor_col < COLS;
    if (on != terminal.cursor) curs_set(on);
    terminal.cursor = on;
    wmove(stdscr, on ? grid->cursor_row : LINES - 1, on ? grid->cursor_col : 0);
}

// Once, behind the first frame, which does not wait for the answer (OSC 11, xterm's ctlseqs).
static void ask_for_ground(void) {
    static const char question[] = "\033]11;?\033\\";
    if (!terminal.asks) return;
    terminal.asks = false;
    terminal.awaits = true;
    clock_gettime(CLOCK_MONOTONIC, &terminal.asked);
    send(question, sizeof question - 1);
}

void terminal_draw(const struct grid *grid) {
    int rows = grid->rows < LINES ? grid->rows : LINES,
        cols = grid->cols < COLS ? grid->cols : COLS;
    if (rows <= 0 || cols <= 0) return;
    fit(rows, cols);
    for (int r = 0; r < rows; r++) {
        const struct cell *row = grid->at + (size_t)r * (size_t)grid->cols;
        struct cell *shown = terminal.shown + (size_t)r * (size_t)cols;
        if (memcmp(row, shown, sizeof *row * (size_t)cols) == 0) continue;
        draw_row(r, row, cols);
        memcpy(shown, row, sizeof *row * (size_t)cols);
    }
    place_cursor(grid);
    wnoutrefresh(stdscr);
    doupdate();
    ask_for_ground();
}

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

static uint32_t mouse_code(struct key *key) {
    MEVENT event;
    if (getmouse(&event) != OK) return PRESS_NOTHING;
    key->row = event.y;
    key->col = event.x;
    if (event.bstate & BUTTON4_PRESSED) return PRESS_WHEEL_UP;
    if (event.bstate & BUTTON5_PRESSED) return PRESS_WHEEL_DOWN;
    if (event.bstate & BUTTON1_PRESSED) return PRESS_CLICK;
    if (event.bstate & BUTTON1_RELEASED) return PRESS_RELEASE;
    return event.bstate & REPORT_MOUSE_POSITION ? PRESS_DRAG : PRESS_NOTHING;
}

static uint32_t code_of(wint_t got, struct key *key) {
    if (got == KEY_MOUSE) return mouse_code(key);
    for (size_t i = 0; i < sizeof key_codes / sizeof *key_codes; i++)
        if (key_codes[i].curses == (int)got) return key_codes[i].code;
    if (got >= KEY_F(1) && got <= KEY_F(12)) return PRESS_F1 + (uint32_t)(got - KEY_F(1));
    return PRESS_NOTHING;
}

// The answer arrives as keys: Escape, ], text, and BEL or Escape \. It is read as far as it is
// there.
static bool take_answer(void) {
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

static bool read_key(struct key *key) {
    wint_t got;
    int kind = wget_wch(stdscr, &got);
    if (kind == OK && got == PRESS_ESCAPE && take_answer()) {
        *key = (struct key) { .code = PRESS_REPAINT, .row = -1, .col = -1 };
        return true;
    }
    *key = (struct key) { .code = PRESS_NOTHING, .row = -1, .col = -1 };
    if (kind == ERR) return false;
    if (kind == KEY_CODE_YES)
        key->code = code_of(got, key);
    else if (got == '\n')
        key->code = PRESS_ENTER;
    else if (got == 0x7F || got == CTRL('h'))
        key->code = PRESS_BACKSPACE;
    else
        key->code = (uint32_t)got;
    return true;
}

bool terminal_read(struct key *key) {
    if (!terminal.n_held) return read_key(key);
    *key = terminal.held[0];
    memmove(terminal.held, terminal.held + 1, --terminal.n_held * sizeof *key);
    return true;
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
        if (terminal.n_held < HELD_MAX) terminal.held[terminal.n_held++] = key;
    }
    return false;
}

bool terminal_gone(void) {
    int waiting = 0;
    return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

void terminal_copy(const char *text) {
    struct strbuf out = { 0 };
    strbuf_puts(&out, "\033]52;c;");
    strbuf_base64(&out, text, strlen(text));
    strbuf_putc(&out, '\a');
    send(out.at, out.size);
    strbuf_release(&out);
}

void terminal_lend(void) {
    def_prog_mode();
    drop_answer();
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

void lab_terminal_facts(struct terminal_facts *facts) {
    const char *term = getenv("TERM");
    int found;
    *facts = (struct terminal_facts) { 0 };
    facts->known = term && *term && setupterm(term, STDOUT_FILENO, &found) == OK;
    if (!facts->known) return;
    facts->colors = max_colors > 0 ? max_colors : 0;
    del_curterm(cur_term);
}
