// SPDX-License-Identifier: MIT
// Sixel graphics (DEC STD 070; VT330/VT340 Programmer Reference, chapter 14). Private to
// lab/terminal.
#ifndef LAB_TERMINAL_SIXEL_H
#define LAB_TERMINAL_SIXEL_H

#include <stdint.h>

#include "lab/base/strbuf.h"

// Adds a picture of (height, width) pixels, 0xRRGGBB, with at most 255 colours: the most frequent
// ones, to 5 bits for each part; the others become the nearest of these.
void sixel_add(struct strbuf *out, const uint32_t *rgb, int width, int height);

#endif
