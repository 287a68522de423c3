// SPDX-License-Identifier: MIT
// The nearest known name to a misspelt one: for "the nearest is …" in messages.
#ifndef LAB_BASE_NEAREST_H
#define LAB_BASE_NEAREST_H

#include <stddef.h>

enum { NAME_EDIT = 8 };

// How far two names lie apart: NAME_EDIT for each letter put in, left out or changed and for two
// neighbours swapped (the optimal string alignment distance, Damerau 1964), and 1 for a letter of
// the wrong case.
int name_distance(const char *a, const char *b);

// The candidate nearest to `name`, or NULL where none is near: one edit for names under seven
// letters, two under twelve, a fourth of the letters beyond. NULL candidates are skipped; the first
// of equals wins.
const char *name_nearest(const char *name, const char *const *candidates, size_t n);

#endif
