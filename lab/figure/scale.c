// SPDX-License-Identifier: MIT
// Scales: limits from data, and the way from a value to its place on an axis.
#include "lab/figure/scale.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double usable_max = 1e307;    // a span of twice this is still finite
static const double span_least = 1e-306;   // steps below this would be subnormal
static const double span_relative = 1e-13; // ticks of a narrower span would not differ as doubles
static const double span_relative_log = 1e-9; // the same for the logarithms of 1e-300 to 1e300
static const double pad = 0.03;               // of the span, at each end
static const double nice_parts = 8;           // limits are rounded to a nice step of span / 8

bool number_usable(double value) {
    return fabs(value) <= usable_max;
}

bool scale_takes(const struct scale *scale, double value) {
    return number_usable(value) && (scale->kind != SCALE_LOG || value > 0);
}

void extent_add(struct extent *extent, double value) {
    if (!extent->any)
        *extent = (struct extent) { true, value, value };
    else if (value < extent->low)
        extent->low = value;
    else if (value > extent->high)
        extent->high = value;
}

void extent_add_all(struct extent *extent, const double *values, size_t n, bool positive) {
    for (size_t i = 0; i < n; i++)
        if (number_usable(values[i]) && (!positive || values[i] > 0)) extent_add(extent, values[i]);
}

double decade(long long digit, int exponent) {
    char text[40];
    if (exponent > 307) exponent = 307;
    snprintf(text, sizeof text, "%llde%d", digit, exponent);
    return strtod(text, NULL);
}

double nice_step(double step, int *digit, int *exponent) {
    static const int digits[] = { 1, 2, 5 };
    *exponent = (int)floor(log10(step)) - 1;
    for (;; ++*exponent)
        for (int i = 0; i < 3; i++) {
            double nice = decade(digits[i], *exponent);
            if (nice < step * (1 - 1e-9)) continue;
            *digit = digits[i];
            return nice;
        }
}

static void widen_constant(struct extent *extent, bool log) {
    double size = fmax(fabs(extent->low), fabs(extent->high));
    double span = extent->high - extent->low;
    if (span > (log ? span_relative_log : span_relative) * size && span > span_least) return;
    double more = size > span_least ? 0.1 * size : 1;
    if (log) more = 0.1 * extent->low;
    extent->low -= more;
    extent->high += more;
}

static void round_out(struct extent *extent) {
    int digit, exponent;
    double step = nice_step((extent->high - extent->low) / nice_parts, &digit, &exponent);
    extent->low = fmin(extent->low, floor(extent->low / step + 1e-6) * step);
    extent->high = fmax(extent->high, ceil(extent->high / step - 1e-6) * step);
}

// The greatest of 1, 2, 5 x 10^k (whole decades for `whole`) up to `value`, or the least from it on
// with `up`.
static double round_log(double value, bool whole, bool up) {
    static const int digits[] = { 1, 2, 5, 10, 20, 50 };
    int exponent = (int)floor(log10(value)) - 1;
    double below = decade(1, exponent);
    for (int i = 0; i < 6; i++) {
        if (whole && digits[i] % 10 != 0 && digits[i] != 1) continue;
        if (whole && digits[i] > 10) break;
        double nice = decade(digits[i], exponent);
        if (up && nice >= value * (1 - 1e-9)) return nice;
        if (nice <= value * (1 + 1e-9)) below = nice;
    }
    return up ? decade(100, exponent) : below;
}

static void round_out_log(struct extent *extent) {
    double decades = log10(extent->high) - log10(extent->low);
    if (decades < 0.5) {
        struct extent linear = *extent;
        round_out(&linear);
        extent->high = linear.high;
        if (linear.low > 0) extent->low = linear.low;
        return;
    }
    bool whole = decades > 15;
    extent->low = fmin(extent->low, fmax(round_log(extent->low, whole, false), DBL_MIN));
    extent->high = fmax(extent->high, round_log(extent->high, whole, true));
}

static void pad_ends(struct extent *extent, bool log) {
    double more = pad * (extent->high - extent->low);
    double factor = log ? pow(10, pad * (log10(extent->high) - log10(extent->low))) : 1;
    extent->low = log ? fmax(extent->low / factor, DBL_MIN) : extent->low - more;
    extent->high = log ? extent->high * factor : extent->high + more;
}

struct scale scale_fit(struct extent extent, bool log, enum fit fit) {
    if (!extent.any) extent = (struct extent) { true, log ? 1 : 0, log ? 10 : 1 };
    if (fit == FIT_ZERO && !log) {
        extent_add(&extent, 0);
        if (extent.low == extent.high) extent.high = 1;
    }
    if (fit == FIT_ZERO && log) extent.low *= 0.5; // the smallest bar keeps some height
    widen_constant(&extent, log);
    if (fit == FIT_PADDED) pad_ends(&extent, log);
    if (fit == FIT_NICE || fit == FIT_ZERO) log ? round_out_log(&extent) : round_out(&extent);
    if (log) { // the logarithms of subnormal numbers are of no use as limits
        extent.low = fmax(extent.low, DBL_MIN);
        extent.high = fmin(fmax(extent.high, 10 * DBL_MIN), 10 * usable_max);
    }
    struct scale scale = { .kind = log ? SCALE_LOG : SCALE_LINEAR,
                           .low = extent.low,
                           .high = extent.high };
    scale.from = log ? log10(extent.low) : extent.low;
    scale.per = 1 / (log ? log10(extent.high) - scale.from : extent.high - extent.low);
    return scale;
}

struct scale scale_slots(const double *slots, size_t n, bool flipped) {
    struct scale scale = { .kind = SCALE_SLOTS, .slots = slots, .n = n, .flipped = flipped };
    bool up = true, down = true;
    for (size_t i = 1; i < n; i++) {
        up &= slots[i] > slots[i - 1];
        down &= slots[i] < slots[i - 1];
    }
    scale.order = up ? 1 : down ? -1 : 0;
    scale.low = 0;
    scale.high = (double)n;
    return scale;
}

static double slot_exact(const struct scale *scale, double value) {
    for (size_t i = 0; i < scale->n; i++)
        if (scale->slots[i] == value) return (double)i;
    return NAN;
}

// The place between the slots' values, as a fraction of slots from the first one's middle.
static double slot_between(const struct scale *scale, double value) {
    size_t low = 0, high = scale->n - 1;
    if (scale->n == 1 || scale->order == 0) return slot_exact(scale, value);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if ((value - scale->slots[middle]) * scale->order >= 0)
            low = middle;
        else
            high = middle;
    }
    return (double)low + (value - scale->slots[low]) / (scale->slots[high] - scale->slots[low]);
}

double scale_unit(const struct scale *scale, double value) {
    if (scale->kind == SCALE_LINEAR) return (value - scale->from) * scale->per;
    if (scale->kind == SCALE_LOG) return (log10(value) - scale->from) * scale->per;
    if (scale->n == 0) return NAN;
    double unit = (slot_between(scale, value) + 0.5) / (double)scale->n;
    return scale->flipped ? 1 - unit : unit;
}
