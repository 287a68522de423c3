// SPDX-License-Identifier: MIT
// Text as symbols for a model of characters.
#include "kernels/train/characters.h"

enum { SPACE = 26, COMMA, STOP };

int character_symbol(char c) {
    if (c >= 'a' && c <= 'z') return c - 'a';
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c == ',') return COMMA;
    if (c == '.') return STOP;
    return c == ' ' || c == '\n' || c == '\t' ? SPACE : -1;
}

size_t character_symbols(const char *text, size_t size, double *symbols) {
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        int symbol = character_symbol(text[i]);
        if (symbol >= 0) symbols[n++] = symbol;
    }
    return n;
}
