// SPDX-License-Identifier: MIT
// How the y values of a series run along x: what the description says of a line. Private to
// lab/figure.
#ifndef LAB_FIGURE_WORDS_H
#define LAB_FIGURE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum run_kind {
    RUN_NONE,         // no point
    RUN_SINGLE,       // one point
    RUN_CONSTANT,     // all y are equal
    RUN_RISES,        // never falls
    RUN_FALLS,        // never rises
    RUN_MOSTLY_RISES, // but for wiggles of less than 2% of the span
    RUN_MOSTLY_FALLS,
    RUN_VALLEY, // falls, then rises
    RUN_PEAK,   // rises, then falls
    RUN_VARIES,
};

struct point {
    double x, y;
};

struct run {
    enum run_kind kind;
    size_t n;
    struct point first, last; // in the order of x
    struct point lowest, highest;
};

// Points are looked at in the order of x (a copy is sorted where they are not). Unusable ones are
// passed over, and so are non-positive ones on a log axis. With log_y, wiggles are measured in
// log10 y.
struct run run_of(const double *x, const double *y, size_t n, bool log_x, bool log_y);

#endif
