// SPDX-License-Identifier: MIT
// The names of keys, as the key bar and the help write them.
#include "lab/ui/key.h"

#include <stdio.h>

#include "lab/base/utf8.h"

static const struct {
    uint32_t code;
    const char *name, *ascii;
} names[] = {
    { PRESS_ENTER, "Enter", "Enter" },
    { PRESS_TAB, "Tab", "Tab" },
    { PRESS_ESCAPE, "Esc", "Esc" },
    { ' ', "Space", "Space" },
    { PRESS_UP, "↑", "Up" },
    { PRESS_DOWN, "↓", "Down" },
    { PRESS_LEFT, "←", "Left" },
    { PRESS_RIGHT, "→", "Right" },
    { PRESS_SHIFT_UP, "Shift-↑", "Shift-Up" },
    { PRESS_SHIFT_DOWN, "Shift-↓", "Shift-Down" },
    { PRESS_SHIFT_LEFT, "Shift-←", "Shift-Left" },
    { PRESS_SHIFT_RIGHT, "Shift-→", "Shift-Right" },
    { PRESS_PAGE_UP, "PgUp", "PgUp" },
    { PRESS_PAGE_DOWN, "PgDn", "PgDn" },
    { PRESS_HOME, "Home", "Home" },
    { PRESS_END, "End", "End" },
    { PRESS_BACKSPACE, "Backspace", "Backspace" },
    { PRESS_DELETE, "Del", "Del" },
    { PRESS_BACK_TAB, "Shift-Tab", "Shift-Tab" },
    { PRESS_F1, "F1", "F1" },
    { PRESS_CLICK, "click", "click" },
    { PRESS_WHEEL_UP, "wheel up", "wheel up" },
    { PRESS_WHEEL_DOWN, "wheel down", "wheel down" },
};

void key_label(uint32_t code, bool ascii, char *name, size_t size) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == code) {
            snprintf(name, size, "%s", ascii ? names[i].ascii : names[i].name);
            return;
        }
    if (code < 0x20) {
        snprintf(name, size, "Ctrl-%c", (char)(code | 0x40));
        return;
    }
    char bytes[5] = "";
    utf8_encode(code, bytes);
    snprintf(name, size, "%s", bytes);
}
