// SPDX-License-Identifier: MIT
// A line of program text that is being typed; it may have line breaks in it.
#ifndef LAB_UI_PLAY_LINE_H
#define LAB_UI_PLAY_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PLAY_LINE_MAX = 4096 };

struct play_line {
    char text[PLAY_LINE_MAX]; // ends in NUL
    size_t size, at;          // bytes; the cursor stands before byte `at`
};

void play_line_set(struct play_line *line, const char *text); // the cursor at its end
bool play_line_insert(struct play_line *line, const char *text, size_t size); // false: it is full
bool play_line_type(struct play_line *line, uint32_t codepoint);
void play_line_move(struct play_line *line, int direction);  // one character
void play_line_end(struct play_line *line, int direction);   // of the line that the cursor is in
void play_line_erase(struct play_line *line, int direction); // -1 before the cursor, 1 behind it

#endif
