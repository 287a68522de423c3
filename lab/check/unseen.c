// SPDX-License-Identifier: MIT
// Characters that nobody sees in a course file: they turn the order of what is read round, stand in
// names that look alike, or keep a word from being found. The lab shows each as an escape, which no
// author means. Read from the bytes, so that comments and programs are looked at too.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/utf8.h"
#include "lab/cells/sanitize.h"
#include "lab/check/lesson_parts.h"

enum { FIRST_UNSEEN = 0x80, HEXADECIMAL = 16 };

static bool is_unseen(uint32_t c) {
    return c >= FIRST_UNSEEN && c != UTF8_REPLACEMENT && !codepoint_is_safe(c);
}

// The character that begins here, or that a Lua string writes as \u{202E}; 0 bytes where it is the
// end.
static uint32_t read_character(const char *at, size_t size, size_t *taken) {
    if (size > 4 && strncmp(at, "\\u{", 3) == 0) {
        char *end;
        unsigned long written = strtoul(at + 3, &end, HEXADECIMAL);
        *taken = (size_t)(end - at) + 1;
        if (*end == '}' && is_unseen((uint32_t)written)) return (uint32_t)written;
    }
    return utf8_decode(at, size, taken);
}

static void add_unseen(struct checker *checker, const char *path, int line, int column,
                       uint32_t c) {
    bool turns = codepoint_turns_order(c);
    char *sentence = turns ? xprintf("the character U+%04X turns round the order in which this "
                                     "line is read: take it out",
                                     (unsigned)c)
                           : xprintf("the character U+%04X cannot be seen, and learners are shown "
                                     "its number instead: take it out",
                                     (unsigned)c);
    findings_add_at(checker->findings, turns ? FINDING_ERROR : FINDING_WARNING, path, line, column,
                    sentence);
    free(sentence);
}

void check_unseen(struct checker *checker, const char *path) {
    struct strbuf source = { 0 };
    int line = 1, column = 1, told_line = 0;
    size_t taken;
    if (file_read_course(path, &source, NULL) != STATUS_OK) source.size = 0; // told elsewhere
    const char *text = strbuf_text(&source);
    size_t at = source.size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (; at < source.size; at += taken, column++) {
        uint32_t c = read_character(text + at, source.size - at, &taken);
        if (c == '\n') {
            line++;
            column = 0;
        } else if (is_unseen(c) && told_line != line) { // one of a line is enough
            add_unseen(checker, path, line, column, c);
            told_line = line;
        }
    }
    strbuf_release(&source);
}
