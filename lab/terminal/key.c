// SPDX-License-Identifier: MIT
// The names of keys, as the key bar and the help write them.
#include "lab/terminal/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
    { PRESS_CLICK, "click", "click" },
    { PRESS_DRAG, "drag", "drag" },
    { PRESS_RELEASE, "let go", "let-go" },
    { PRESS_WHEEL_UP, "wheel up", "wheel-up" },
    { PRESS_WHEEL_DOWN, "wheel down", "wheel-down" },
};
enum { NAMES = sizeof names / sizeof *names };

bool key_type(uint32_t code, char *line, size_t size) {
    size_t used = strlen(line);
    char bytes[4];
    if (code == PRESS_BACKSPACE) {
        while (used && ((unsigned char)line[--used] & 0xC0) == 0x80)
            continue;
        line[used] = '\0';
        return true;
    }
    if (code < ' ' || code == 0x7F || code >= PRESS_UP) return false;
    size_t taken = utf8_encode(code, bytes);
    if (used + taken >= size) return true;
    memcpy(line + used, bytes, taken);
    line[used + taken] = '\0';
    return true;
}

void key_label(uint32_t code, bool ascii, char *name, size_t size) {
    for (size_t i = 0; i < NAMES; i++)
        if (names[i].code == code) {
            snprintf(name, size, "%s", ascii ? names[i].ascii : names[i].name);
            return;
        }
    if (code >= PRESS_F1 && code <= PRESS_F12) {
        snprintf(name, size, "F%d", (int)(code - PRESS_F1) + 1);
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

void key_word(uint32_t code, char *name, size_t size) {
    key_label(code, true, name, size);
}

static uint32_t single_character(const char *name) {
    size_t taken, size = strlen(name);
    if (size == 0) return 0;
    uint32_t code = utf8_decode(name, size, &taken);
    return taken == size && code > ' ' && code != 0x7F && code != UTF8_REPLACEMENT ? code : 0;
}

static uint32_t function_key(const char *name) {
    char *end;
    if ((name[0] | 0x20) != 'f') return 0;
    long number = strtol(name + 1, &end, 10);
    return *end == '\0' && number >= 1 && number <= 12 ? PRESS_F1 + (uint32_t)number - 1 : 0;
}

uint32_t key_of_word(const char *name) {
    uint32_t code = single_character(name);
    if (code) return code;
    for (size_t i = 0; i < NAMES; i++)
        if (strcasecmp(name, names[i].ascii) == 0 || strcmp(name, names[i].name) == 0)
            return names[i].code;
    if (strncasecmp(name, "Ctrl-", 5) == 0 && name[5] >= '@' && name[5] <= 'z' && !name[6])
        return CTRL((uint32_t)name[5]);
    return function_key(name);
}
