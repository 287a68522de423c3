// SPDX-License-Identifier: MIT
// The nearest known name to a misspelt one: for "the nearest is …" in messages.
#ifndef LAB_BASE_NEAREST_H
#define LAB_BASE_NEAREST_H

#include <stddef.h>

// How many single edits (a letter put in, left out, changed, or two neighbours swapped) lie between two
// names: the optimal string alignment distance (Damerau 1964). Case counts half. In half edits, so a changed letter is 2.
int name_distance(const char *a, const char *b);

// The candidate nearest to `name`, or NULL where none lies within a third of its length (at least two edits for four
// letters and more, one for fewer). NULL candidates are skipped; the first of equals wins.
const char *name_nearest(const char *name, const char *const *candidates, size_t n);

#endif
