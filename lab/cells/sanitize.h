// SPDX-License-Identifier: MIT
// Makes text from anywhere (learners' output, file names, error messages, course files) safe to
// show. No control byte, escape sequence, bidi override or invalid UTF-8 passes; they become
// visible.
#ifndef LAB_CELLS_SANITIZE_H
#define LAB_CELLS_SANITIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/strbuf.h"

// True where a code point may be shown as it is: not C0, DEL, C1, bidi controls, zero-width,
// surrogate or unassigned plane end.
bool codepoint_is_safe(uint32_t codepoint);

// True for the bidi controls among the unsafe ones: they change the order in which a line is read.
bool codepoint_turns_order(uint32_t codepoint);

// Appends `text` with everything unsafe as visible escapes (\x1b, \u202e). Newlines and tabs are
// kept when `lines` is true and become \n and \t otherwise. At most eight combining marks follow
// one character.
void sanitize(struct strbuf *out, const char *text, size_t size, bool lines);

// For a log or report: at most `max_lines` lines of at most 4 KiB each, the head and the tail kept
// and the middle replaced by a note, each line with `prefix` in front (so that no line can begin
// with a command for a CI system).
void sanitize_block(struct strbuf *out, const char *text, size_t size, const char *prefix,
                    size_t max_lines);

#endif
