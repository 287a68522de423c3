// SPDX-License-Identifier: MIT
// A scale takes data to the unit interval of an axis: linear, logarithmic, or slots (one place for
// each of n values). Limits are chosen from the extent of the data, so that constant, single, empty
// and huge data all have a span.
#ifndef LAB_FIGURE_SCALE_H
#define LAB_FIGURE_SCALE_H

#include <stdbool.h>
#include <stddef.h>

enum scale_kind { SCALE_LINEAR, SCALE_LOG, SCALE_SLOTS };

struct scale {
    enum scale_kind kind;
    double low, high;    // limits, low < high; LOG: both positive
    double from, per;    // unit = (value or its log10 - from) * per
    bool whole;          // LINEAR: nothing but whole numbers is on it, so its ticks are whole
    const double *slots; // SLOTS: (n) the value of each place
    size_t n;
    int order;    // SLOTS: 1 ascending, -1 descending, 0 neither
    bool flipped; // SLOTS: the first place is at 1
};

// Numbers of a size that arithmetic on limits cannot overflow; NaN and infinities are not usable.
bool number_usable(double value);
// Usable, and positive where the scale is logarithmic.
bool scale_takes(const struct scale *scale, double value);

// The place of a value: 0 at the low end, 1 at the high end, outside [0, 1] beyond them. NaN where
// SLOTS lacks it.
double scale_unit(const struct scale *scale, double value);

struct extent {
    bool any;
    double low, high;
};
void extent_add(struct extent *extent, double value);
// As extent_add for every usable value (positive ones only with `positive`).
void extent_add_all(struct extent *extent, const double *values, size_t n, bool positive);

enum fit {
    FIT_TIGHT,  // the data's own ends
    FIT_PADDED, // room for a mark at both ends
    FIT_NICE,   // the next round numbers
    FIT_ZERO,   // round numbers, and zero is one of the ends or between them
};
struct scale scale_fit(struct extent extent, bool log, enum fit fit);
struct scale scale_slots(const double *slots, size_t n, bool flipped);

// 1, 2 or 5 times a power of ten, at least `step`; *digit and *exponent say which.
double nice_step(double step, int *digit, int *exponent);
// digit x 10^exponent, correctly rounded.
double decade(long long digit, int exponent);

#endif
