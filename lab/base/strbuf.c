// SPDX-License-Identifier: MIT
// A growing string of bytes, always ended by a NUL that is not counted.
#include "lab/base/strbuf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/base/utf8.h"

static void reserve(struct strbuf *buf, size_t more) {
    size_t need = buf->size + more + 1;
    if (need <= buf->capacity) return;
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < need)
        capacity *= 2;
    buf->at = xrealloc(buf->at, capacity);
    buf->capacity = capacity;
}

void strbuf_add(struct strbuf *buf, const void *bytes, size_t size) {
    reserve(buf, size);
    if (size) memcpy(buf->at + buf->size, bytes, size);
    buf->size += size;
    buf->at[buf->size] = 0;
}

void strbuf_puts(struct strbuf *buf, const char *text) {
    strbuf_add(buf, text, strlen(text));
}

void strbuf_putc(struct strbuf *buf, char c) {
    strbuf_add(buf, &c, 1);
}

void strbuf_repeat(struct strbuf *buf, const char *text, size_t times) {
    size_t size = strlen(text);
    while (times--)
        strbuf_add(buf, text, size);
}

void strbuf_utf8(struct strbuf *buf, uint32_t codepoint) {
    char bytes[4];
    strbuf_add(buf, bytes, utf8_encode(codepoint, bytes));
}

void strbuf_printf(struct strbuf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size > 0) {
        reserve(buf, (size_t)size);
        vsnprintf(buf->at + buf->size, (size_t)size + 1, format, again);
        buf->size += (size_t)size;
    }
    va_end(again);
}

const char *strbuf_text(const struct strbuf *buf) {
    return buf->at ? buf->at : "";
}

char *strbuf_detach(struct strbuf *buf) {
    reserve(buf, 0);
    buf->at[buf->size] = 0;
    char *text = buf->at;
    *buf = (struct strbuf) { 0 };
    return text;
}

void strbuf_clear(struct strbuf *buf) {
    buf->size = 0;
    if (buf->at) buf->at[0] = 0;
}

void strbuf_release(struct strbuf *buf) {
    free(buf->at);
    *buf = (struct strbuf) { 0 };
}

void strbuf_number(struct strbuf *buf, double number) {
    char text[40];
    if (isnan(number)) {
        strbuf_puts(buf, "nan");
        return;
    }
    if (isinf(number)) {
        strbuf_puts(buf, number < 0 ? "-inf" : "inf");
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) break;
    }
    strbuf_puts(buf, text);
}

bool strbuf_entity(struct strbuf *buf, uint32_t c) {
    const char *entity = c == '&'   ? "&amp;"
                         : c == '<' ? "&lt;"
                         : c == '>' ? "&gt;"
                         : c == '"' ? "&quot;"
                                    : NULL;
    if (entity) strbuf_puts(buf, entity);
    return entity != NULL;
}

void strbuf_shell_word(struct strbuf *out, const char *text) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-+./:,=@%";
    if (*text && strspn(text, plain) == strlen(text)) {
        strbuf_puts(out, text);
        return;
    }
    strbuf_putc(out, '\'');
    for (; *text; text++)
        if (*text == '\'')
            strbuf_puts(out, "'\\''");
        else
            strbuf_putc(out, *text);
    strbuf_putc(out, '\'');
}

bool text_starts(const char *text, const char *prefix) {
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends(const char *text, const char *suffix) {
    size_t size = strlen(text), tail = strlen(suffix);
    return size >= tail && memcmp(text + size - tail, suffix, tail) == 0;
}

void strbuf_base64(struct strbuf *buf, const void *bytes, size_t size) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i += 3) {
        size_t n = size - i < 3 ? size - i : 3;
        uint32_t group = (uint32_t)at[i] << 16;
        if (n > 1) group |= (uint32_t)at[i + 1] << 8;
        if (n > 2) group |= at[i + 2];
        for (size_t k = 0; k < 4; k++)
            strbuf_putc(buf, k <= n ? digits[group >> (18 - 6 * k) & 63] : '=');
    }
}
