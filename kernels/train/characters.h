// SPDX-License-Identifier: MIT
// Text as symbols for a model of characters: a to z, the space, the comma and the full stop.
#ifndef KERNELS_TRAIN_CHARACTERS_H
#define KERNELS_TRAIN_CHARACTERS_H

#include <stddef.h>

enum { CHARACTERS = 29 };

// Some pages of the course's prose in exactly these characters.
extern const char train_prose[];
extern const size_t train_prose_size;

// 0..25 of a letter of either case, 26 of white space, 27 of a comma, 28 of a full stop, else -1.
int character_symbol(char c);

// The symbols of text[size], others left out; returns how many.
size_t character_symbols(const char *text, size_t size, double *symbols);

#endif
