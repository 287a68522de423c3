// SPDX-License-Identifier: MIT
// A key press as the lab sees it: a code point, or one of the codes below for keys that write
// nothing.
#ifndef LAB_TERMINAL_KEY_H
#define LAB_TERMINAL_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#undef CTRL // of <termios.h>, which means the same
#define CTRL(letter) ((letter)&0x1F)

enum key_code {
    PRESS_ENTER = '\r',
    PRESS_TAB = '\t',
    PRESS_ESCAPE = 0x1B,
    PRESS_UP = 0x200000, // past the last code point
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_SHIFT_UP,
    PRESS_SHIFT_DOWN,
    PRESS_SHIFT_LEFT,
    PRESS_SHIFT_RIGHT,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN,
    PRESS_HOME,
    PRESS_END,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_BACK_TAB,
    PRESS_F1, // and eleven more
    PRESS_F12 = PRESS_F1 + 11,
    PRESS_CLICK, // the left button goes down; row and col say where
    PRESS_DRAG,  // the mouse moves with it down
    PRESS_RELEASE,
    PRESS_WHEEL_UP,
    PRESS_WHEEL_DOWN,
    PRESS_REPAINT, // no key: the terminal told of its colours, and all is drawn anew
    PRESS_NOTHING, // a key that the lab has no name for
};

struct key {
    uint32_t code;
    int row, col; // of the mouse; -1 for keys
};

// Types into a short line of `size` bytes: a character is added where there is room, Backspace
// erases the last. False where the key is neither.
bool key_type(uint32_t code, char *line, size_t size);

// "Enter", "Ctrl-L", "q", "←" (in ASCII "Left"): how a key is called in the help.
void key_label(uint32_t code, bool ascii, char *name, size_t size);

// The same for the configuration file: ASCII, and one word ("wheel-up"). key_of_word reads it back,
// in any case, and gives 0 where no key is called so. A single character is itself.
void key_word(uint32_t code, char *name, size_t size);
uint32_t key_of_word(const char *name);

#endif
