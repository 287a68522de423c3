// SPDX-License-Identifier: MIT
// A figure as bytes and back: what a long job sends at its end, and what is kept of it on disk.
// Reading trusts nothing: the bytes come from another process or from a file that anyone may have
// changed.
#ifndef LAB_JOB_FIGURE_BYTES_H
#define LAB_JOB_FIGURE_BYTES_H

#include <stdbool.h>

#include "lab/figure/figure.h"

void figure_bytes(const struct figure *figure, struct strbuf *out);

// False where the bytes are no figure, hold more than one, or break a rule of their kind; the
// figure is then empty. What is asked of memory is bounded by `size`.
bool figure_from_bytes(const void *bytes, size_t size, struct figure *figure);

#endif
