// SPDX-License-Identifier: MIT
// The terminal: cells out, keys in. Everything that curses does for the lab stands behind these
// functions.
#ifndef LAB_TERMINAL_TERMINAL_H
#define LAB_TERMINAL_TERMINAL_H

#include <stdbool.h>

#include "lab/base/error.h"
#include "lab/cells/grid.h"
#include "lab/cells/palette.h"
#include "lab/terminal/key.h"

struct terminal_options {
    bool ascii, color; // color: if the terminal has any
    bool mouse;
    bool pixels;          // where the terminal says that it shows them
    enum palette palette; // AUTO: the terminal is asked, and the first frame does not wait for it
};

// Asks whether stdin and stdout are a terminal that can show the lab. STATUS_ENVIRONMENT says what
// is amiss, and what works without one.
enum status terminal_check(struct error *err);

// Takes the terminal, after terminal_check has agreed: alternate screen, raw keys, mouse, signals.
// One at a time.
enum status terminal_open(const struct terminal_options *options, struct error *err);
void terminal_close(void); // gives it back as it was; harmless when it is not open

void terminal_size(int *rows,
                   int *cols); // as it is now; follows the window when asked after a NOTED_RESIZE
bool terminal_resized(void);   // takes over the window's size; true when it changed
// What the locale and the font can be trusted to show; `ascii` asks for nothing more.
bool terminal_is_ascii(bool ascii);
enum glyphs terminal_glyphs(bool ascii);

void terminal_draw(const struct grid *grid); // only what differs from the last is written
void terminal_forget(void);                  // the next draw writes everything

bool terminal_read(struct key *key); // the next key that is waiting; false when there is none
// Whether Ctrl-C waits, or the terminal is gone, while something computes. Other keys stay to be
// read; behind Ctrl-C they are dropped, as a shell does.
bool terminal_interrupted(void);
bool terminal_gone(void);   // stdin is readable and yet empty: the terminal was closed
int terminal_signals(void); // the descriptor for signals_read

// Pictures over cells. False where the terminal shows none, or has not answered yet.
struct terminal_pixels {
    int cell_width, cell_height;
    bool png;   // it takes PNG; else numbers 0xRRGGBB (uint32_t), row by row
    bool light; // its ground
    long paper; // the colour of that, 0xRRGGBB, or -1
};
bool terminal_pixels(struct terminal_pixels *pixels);
bool terminal_may_have_pixels(void); // by TERM and the like; no terminal is asked
// Shows a picture over the cells that it is marked on, as they were drawn last, until these change.
void terminal_show_picture(const struct grid_picture *at, const struct strbuf *bytes);
bool terminal_has_picture(const struct grid_picture *at);

// Puts text on the clipboard by OSC 52; terminals that do not know it pass it over.
void terminal_copy(const char *text);

void terminal_lend(void);      // to an editor: the normal screen and modes
void terminal_take_back(void); // from it; everything is drawn again

// What terminfo says of TERM, for `doctor`; opens no screen.
struct terminal_facts {
    bool known;
    int colors; // 0 where there are none
};
void terminal_learn_facts(struct terminal_facts *facts);

#endif
