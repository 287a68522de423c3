// SPDX-License-Identifier: MIT
// Makes text from anywhere safe to show: no control byte, escape, bidi override or invalid UTF-8
// passes.
#include "lab/cells/sanitize.h"

#include <string.h>

#include <utf8proc.h>

#include "lab/base/utf8.h"

enum { MARKS_MAX = 8, LINE_BYTES_MAX = 4096 };

bool codepoint_turns_order(uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x061C;
}

static bool is_invisible(uint32_t c) {
    return (c >= 0x200B && c <= 0x200D) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x206A && c <= 0x206F) || c == 0xFEFF ||
           c == 0x00AD || c == 0x180E || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFE) == 0xFFFE;
}

bool codepoint_is_safe(uint32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c > 0x10FFFF) return false;
    return !codepoint_turns_order(c) && !is_invisible(c) && !(c >= 0xD800 && c <= 0xDFFF);
}

static bool is_mark(uint32_t c) {
    return c >= 0x300 && utf8proc_charwidth((utf8proc_int32_t)c) == 0;
}

static void escape(struct strbuf *out, uint32_t c) {
    if (c == '\n')
        strbuf_puts(out, "\\n");
    else if (c == '\t')
        strbuf_puts(out, "\\t");
    else if (c == '\r')
        strbuf_puts(out, "\\r");
    else if (c < 0x100)
        strbuf_printf(out, "\\x%02x", (unsigned)c);
    else
        strbuf_printf(out, "\\u%04x", (unsigned)c);
}

void sanitize(struct strbuf *out, const char *text, size_t size, bool lines) {
    size_t taken;
    int marks = 0;
    for (size_t i = 0; i < size; i += taken) {
        uint32_t c = utf8_decode(text + i, size - i, &taken);
        marks = is_mark(c) ? marks + 1 : 0;
        if (lines && (c == '\n' || c == '\t'))
            strbuf_putc(out, (char)c);
        else if (!codepoint_is_safe(c))
            escape(out, c);
        else if (marks <= MARKS_MAX)
            strbuf_utf8(out, c);
    }
}

// A tab moves to the next multiple of eight columns; here every byte before it counts as one.
static void expand_tabs(struct strbuf *out, const char *line, size_t size) {
    enum { TAB = 8 };
    size_t begin = out->size;
    for (size_t i = 0; i < size; i++) {
        if (line[i] != '\t')
            strbuf_putc(out, line[i]);
        else
            strbuf_repeat(out, " ", TAB - (out->size - begin) % TAB);
    }
}

static void add_line(struct strbuf *out, const char *line, size_t size, const char *prefix) {
    bool cut = size > LINE_BYTES_MAX;
    struct strbuf safe = { 0 };
    sanitize(&safe, line, cut ? LINE_BYTES_MAX : size, true);
    strbuf_puts(out, prefix);
    expand_tabs(out, strbuf_text(&safe), safe.size);
    if (cut) strbuf_printf(out, "… (%zu more bytes)", size - LINE_BYTES_MAX);
    strbuf_putc(out, '\n');
    strbuf_release(&safe);
}

static size_t count_lines(const char *text, size_t size) {
    size_t n = size && text[size - 1] != '\n';
    for (size_t i = 0; i < size; i++)
        n += text[i] == '\n';
    return n;
}

void sanitize_block(struct strbuf *out, const char *text, size_t size, const char *prefix,
                    size_t max_lines) {
    size_t total = count_lines(text, size), number = 0;
    size_t head = total > max_lines ? max_lines / 2 : total;
    size_t tail = total > max_lines ? max_lines - head : 0;
    while (size) {
        const char *end = memchr(text, '\n', size);
        size_t line = end ? (size_t)(end - text) : size;
        if (number < head || number >= total - tail)
            add_line(out, text, line, prefix);
        else if (number == head)
            strbuf_printf(out, "%s… %zu more lines left out …\n", prefix, total - head - tail);
        number++;
        size -= line + (end != NULL);
        text += line + (end != NULL);
    }
}
