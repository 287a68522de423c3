// SPDX-License-Identifier: MIT
// How far two words are apart, for messages that name the nearest known one.
#ifndef LAB_LESSON_WORDS_H
#define LAB_LESSON_WORDS_H

#include <stddef.h>

// Damerau-Levenshtein distance: letters put in, left out, changed, or two neighbours exchanged.
// Words are cut at 31 bytes.
int word_distance(const char *a, size_t a_size, const char *b);

#endif
