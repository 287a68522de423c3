// SPDX-License-Identifier: MIT
// Titles as names of folders.
#ifndef LAB_BASE_SLUG_H
#define LAB_BASE_SLUG_H

#include "lab/base/strbuf.h"

// Adds a title in small letters with dashes: "Making models smaller" is "making-models-smaller".
// A title without a letter or digit of ASCII is "course".
void slug_add(struct strbuf *out, const char *title);

#endif
