// SPDX-License-Identifier: MIT
// A growing string of bytes, always ended by a NUL that is not counted.
#ifndef LAB_BASE_STRBUF_H
#define LAB_BASE_STRBUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct strbuf {
    char *at; // never NULL after the first add; see strbuf_text
    size_t size, capacity;
};

void strbuf_add(struct strbuf *buf, const void *bytes, size_t size);
void strbuf_puts(struct strbuf *buf, const char *text);
void strbuf_putc(struct strbuf *buf, char c);
void strbuf_repeat(struct strbuf *buf, const char *text, size_t times);
void strbuf_utf8(struct strbuf *buf, uint32_t codepoint);
__attribute__((format(printf, 2, 3))) void strbuf_printf(struct strbuf *buf, const char *format,
                                                         ...);
const char *strbuf_text(const struct strbuf *buf); // "" when nothing was added
char *strbuf_detach(struct strbuf *buf);           // the caller frees it; the buffer is empty
void strbuf_clear(struct strbuf *buf);             // keeps the memory
void strbuf_release(struct strbuf *buf);

// A number with the fewest digits that read back as the same double ("0.1", "1e-300", "inf",
// "nan").
void strbuf_number(struct strbuf *buf, double number);

// Bytes in base 64 (RFC 4648, section 4).
void strbuf_base64(struct strbuf *buf, const void *bytes, size_t size);

// The entity of a character that XML and HTML read as markup (& < > "); false for any other, and
// nothing is added.
bool strbuf_entity(struct strbuf *buf, uint32_t c);

// A text as a shell reads it as one word.
void strbuf_shell_word(struct strbuf *buf, const char *text);

// Small helpers on plain strings.
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);

#endif
