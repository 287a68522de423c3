// SPDX-License-Identifier: MIT
// UTF-8: one code point at a time. Bytes that are no UTF-8 read as U+FFFD, one at a time, so that
// nothing is skipped.
#ifndef LAB_BASE_UTF8_H
#define LAB_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

// Reads the code point at `text` (`size` bytes are left, at least 1) and stores how many bytes it
// took.
uint32_t utf8_decode(const char *text, size_t size, size_t *taken);

// Writes a code point as 1 to 4 bytes; surrogates and what lies past U+10FFFF become U+FFFD.
size_t utf8_encode(uint32_t codepoint, char bytes[4]);

// The first byte that is not valid UTF-8, or `size` when all of it is.
size_t utf8_valid_prefix(const char *text, size_t size);

#endif
