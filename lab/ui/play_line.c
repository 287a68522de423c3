// SPDX-License-Identifier: MIT
// Editing a line of program text, by whole characters of UTF-8.
#include "lab/ui/play_line.h"

#include <string.h>

#include "lab/base/utf8.h"

void play_line_set(struct play_line *line, const char *text) {
    line->size = line->at = 0;
    line->text[0] = '\0';
    play_line_insert(line, text, strlen(text));
}

bool play_line_insert(struct play_line *line, const char *text, size_t size) {
    if (line->size + size >= PLAY_LINE_MAX) return false;
    memmove(line->text + line->at + size, line->text + line->at, line->size - line->at + 1);
    memcpy(line->text + line->at, text, size);
    line->size += size;
    line->at += size;
    return true;
}

bool play_line_type(struct play_line *line, uint32_t codepoint) {
    char bytes[4];
    return play_line_insert(line, bytes, utf8_encode(codepoint, bytes));
}

static bool is_inside(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t neighbour(const struct play_line *line, int direction) {
    size_t at = line->at;
    if (direction < 0)
        while (at && is_inside(line->text[--at]))
            continue;
    else if (at < line->size)
        while (is_inside(line->text[++at]))
            continue;
    return at;
}

void play_line_move(struct play_line *line, int direction) {
    line->at = neighbour(line, direction);
}

void play_line_end(struct play_line *line, int direction) {
    if (direction > 0)
        line->at += strcspn(line->text + line->at, "\n");
    else
        while (line->at && line->text[line->at - 1] != '\n')
            line->at--;
}

void play_line_erase(struct play_line *line, int direction) {
    size_t other = neighbour(line, direction), from = line->at < other ? line->at : other;
    size_t size = line->at < other ? other - line->at : line->at - other;
    memmove(line->text + from, line->text + from + size, line->size - from - size + 1);
    line->size -= size;
    line->at = from;
}
