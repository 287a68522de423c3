// SPDX-License-Identifier: MIT
// UTF-8: one code point at a time.
#include "lab/base/utf8.h"

static bool is_continuation(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

// The length that a first byte announces and the bits of the code point that it holds; 0 if it is
// no first byte.
static size_t sequence_length(unsigned char first, uint32_t *bits) {
    if (first < 0x80) return *bits = first, 1;
    if (first >= 0xC2 && first <= 0xDF) return *bits = first & 0x1Fu, 2;
    if (first >= 0xE0 && first <= 0xEF) return *bits = first & 0x0Fu, 3;
    if (first >= 0xF0 && first <= 0xF4) return *bits = first & 0x07u, 4;
    return 0;
}

static bool is_scalar(uint32_t codepoint, size_t length) {
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    return codepoint >= least[length] && codepoint <= 0x10FFFF &&
           !(codepoint >= 0xD800 && codepoint <= 0xDFFF);
}

static bool decode(const char *text, size_t size, uint32_t *codepoint, size_t *taken) {
    size_t length = sequence_length((unsigned char)text[0], codepoint);
    if (length == 0 || length > size) return false;
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(text[i])) return false;
        *codepoint = *codepoint << 6 | ((unsigned char)text[i] & 0x3Fu);
    }
    *taken = length;
    return is_scalar(*codepoint, length);
}

uint32_t utf8_decode(const char *text, size_t size, size_t *taken) {
    uint32_t codepoint;
    if (decode(text, size, &codepoint, taken)) return codepoint;
    *taken = 1;
    return UTF8_REPLACEMENT;
}

size_t utf8_encode(uint32_t c, char bytes[4]) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = UTF8_REPLACEMENT;
    if (c < 0x80) return bytes[0] = (char)c, 1;
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(lead[length] | c);
    return length;
}

size_t utf8_valid_prefix(const char *text, size_t size) {
    size_t i = 0, taken;
    uint32_t codepoint;
    for (;;) {
        while (i < size && (unsigned char)text[i] < 0x80)
            i++;
        if (i == size || !decode(text + i, size - i, &codepoint, &taken)) return i;
        i += taken;
    }
}
