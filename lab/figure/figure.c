// SPDX-License-Identifier: MIT
// The lifetime of a figure: everything it holds is in its arena.
#include "lab/figure/figure.h"

void figure_release(struct figure *figure) {
    arena_release(&figure->arena);
    *figure = (struct figure) { 0 };
}
