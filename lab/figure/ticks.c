// SPDX-License-Identifier: MIT
// Ticks. Candidates are tried from the densest to the sparsest, and the first one whose labels
// stand comfortably is taken. A tick is an integer times a power of ten, so its label is exact text
// and never the print of a rounded sum.
#include "lab/figure/ticks.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/figure/number.h"

enum { LABEL_SHORT = 4, LABEL_PLAIN_MAX = 6, LABEL_LONG = 7 };

// A tick before it has a label: digits x 10^exponent.
struct mark {
    long long digits;
    int exponent;
    double value;
};

struct candidate {
    size_t n;
    struct mark at[TICKS_MAX];
    bool uniform; // all exponents are equal: labels share their number of decimals
};

static double clamp_unit(double unit) {
    return unit < 0 ? 0 : unit > 1 ? 1 : unit;
}

// Labels
// -------------------------------------------------------------------------------------------------------------

static int widest(const struct ticks *ticks) {
    int width = 0;
    for (size_t i = 0; i < ticks->n; i++) {
        int length = (int)strlen(ticks->at[i].label);
        if (length > width) width = length;
    }
    return width;
}

// Writes all labels less `base`, in the shorter of the two notations; returns the width of the
// longest.
static int label_uniform(struct ticks *ticks, const struct candidate *from, long long base) {
    int plain = 0, scientific = 0, decimals = from->at[0].exponent < 0 ? -from->at[0].exponent : 0;
    for (size_t i = 0; i < from->n; i++) {
        struct decimal d = decimal_of_integer(from->at[i].digits - base, from->at[i].exponent);
        int length = decimal_plain_length(&d, decimals) - d.negative;
        if (length > plain) plain = length;
        length = decimal_scientific(&d, ticks->at[i].label) - d.negative;
        if (length > scientific) scientific = length;
    }
    if (plain > LABEL_PLAIN_MAX && scientific < plain) return widest(ticks);
    for (size_t i = 0; i < from->n; i++) {
        struct decimal d = decimal_of_integer(from->at[i].digits - base, from->at[i].exponent);
        decimal_plain(&d, decimals, ticks->at[i].label);
    }
    return widest(ticks);
}

// Long labels that share their leading digits show the rest alone; the axis then says what to add.
static void label_offset(struct ticks *ticks, const struct candidate *from) {
    long long first = from->at[0].digits, last = from->at[from->n - 1].digits;
    long long base = 0;
    for (int width = LABEL_SHORT; width <= LABEL_PLAIN_MAX && base == 0; width += 2)
        for (long long round = 100000000000000000; round > 1 && base == 0; round /= 10) {
            base = (first >= 0 ? last : first) / round * round; // the roundest of them or before
            if (base != 0 && label_uniform(ticks, from, base) > width) base = 0;
        }
    label_uniform(ticks, from, base);
    if (base == 0) return;
    struct decimal d = decimal_of_integer(base, from->at[0].exponent);
    char plain[NUMBER_TEXT_MAX], scientific[NUMBER_TEXT_MAX];
    bool shorter = decimal_scientific(&d, scientific) <= decimal_plain(&d, 0, plain);
    snprintf(ticks->offset, sizeof ticks->offset, "%s%.30s", base > 0 ? "+" : "",
             shorter ? scientific : plain);
}

static void label_each(struct ticks *ticks, const struct candidate *from) {
    for (size_t i = 0; i < from->n; i++) {
        struct decimal d = decimal_of_integer(from->at[i].digits, from->at[i].exponent);
        bool plain = d.point >= -2 && d.point <= 5;
        plain ? decimal_plain(&d, 0, ticks->at[i].label)
              : decimal_scientific(&d, ticks->at[i].label);
    }
}

static void fill(struct ticks *ticks, const struct candidate *from, const struct scale *scale) {
    ticks->n = from->n;
    ticks->offset[0] = 0;
    for (size_t i = 0; i < from->n; i++) {
        ticks->at[i].value = from->at[i].value;
        ticks->at[i].unit = clamp_unit(scale_unit(scale, from->at[i].value));
    }
    if (!from->uniform)
        label_each(ticks, from);
    else if (label_uniform(ticks, from, 0) > LABEL_LONG)
        label_offset(ticks, from);
}

// Room
// ---------------------------------------------------------------------------------------------------------------

static double label_extent(const struct tick *a, const struct tick *b,
                           const struct tick_room *room) {
    return (double)(strlen(a->label) + strlen(b->label)) / 2 * room->per_char;
}

static bool comfortable(const struct ticks *ticks, const struct tick_room *room) {
    for (size_t i = 1; i < ticks->n; i++) {
        const struct tick *a = &ticks->at[i - 1], *b = &ticks->at[i];
        double apart = (b->unit - a->unit) * room->length;
        double need = fmax(room->comfort, 2 * label_extent(a, b, room) + 3 * room->per_char);
        if (apart < need) return false;
    }
    return true;
}

// Takes away the labels that would touch the one before.
static void thin(struct ticks *ticks, const struct tick_room *room) {
    size_t kept = 0;
    for (size_t i = 1; i < ticks->n; i++) {
        double apart = (ticks->at[i].unit - ticks->at[kept].unit) * room->length;
        double need = label_extent(&ticks->at[kept], &ticks->at[i], room) + room->least;
        if (apart < need)
            ticks->at[i].label[0] = 0;
        else
            kept = i;
    }
}

// Candidates
// ---------------------------------------------------------------------------------------------------------

// Multiples of digit x 10^exponent within the limits; false where there are too many of them.
static bool linear_candidate(struct candidate *out, const struct scale *scale, int digit,
                             int exponent) {
    double step = decade(digit, exponent);
    double first = floor(scale->low / step) - 1, last = ceil(scale->high / step) + 1;
    double slack = 1e-9 * (scale->high - scale->low);
    *out = (struct candidate) { .uniform = true };
    if (last - first >= TICKS_MAX || (scale->whole && exponent < 0)) return false;
    for (double k = first; k <= last; k++) {
        struct mark mark = { (long long)k * digit, exponent,
                             decade((long long)k * digit, exponent) };
        if (mark.value < scale->low - slack || mark.value > scale->high + slack) continue;
        if (scale->kind != SCALE_LOG || mark.digits > 0) out->at[out->n++] = mark;
    }
    return true;
}

static bool within(const struct scale *scale, double value) {
    double unit = value > 0 ? scale_unit(scale, value) : -1;
    return unit >= -1e-9 && unit <= 1 + 1e-9;
}

static bool decades_candidate(struct candidate *out, const struct scale *scale, int stride) {
    int low = (int)floor(log10(scale->low)), high = (int)ceil(log10(scale->high));
    *out = (struct candidate) { 0 };
    for (int e = low; e <= high; e++) {
        if (e % stride != 0 || !within(scale, decade(1, e))) continue;
        if (out->n == TICKS_MAX) return false;
        out->at[out->n++] = (struct mark) { 1, e, decade(1, e) };
    }
    return true;
}

static bool one_two_five_candidate(struct candidate *out, const struct scale *scale) {
    static const int digits[] = { 1, 2, 5 };
    int low = (int)floor(log10(scale->low)), high = (int)ceil(log10(scale->high));
    *out = (struct candidate) { 0 };
    for (int e = low; e <= high; e++)
        for (int i = 0; i < 3; i++) {
            if (!within(scale, decade(digits[i], e))) continue;
            if (out->n == TICKS_MAX) return false;
            out->at[out->n++] = (struct mark) { digits[i], e, decade(digits[i], e) };
        }
    return true;
}

// Keeps a candidate of at least two ticks as the best so far; true when it is comfortable and the
// search is over.
static bool consider(struct ticks *ticks, const struct candidate *from, const struct scale *scale,
                     const struct tick_room *room) {
    if (from->n < 2) return false;
    fill(ticks, from, scale);
    return comfortable(ticks, room);
}

static void place_linear(struct ticks *ticks, const struct scale *scale,
                         const struct tick_room *room, int *digit, int *exponent) {
    struct candidate candidate;
    double span = scale->high - scale->low;
    double most = fmin(TICKS_MAX - 4, fmax(8, 2 * room->length / fmax(room->comfort, 1e-9)));
    double least = span / most;
    if (scale->kind == SCALE_LOG) least = fmin(least, scale->low);
    double step = nice_step(fmax(least, span / (TICKS_MAX - 4)), digit, exponent);
    for (int d = *digit, e = *exponent; step <= span; step = nice_step(1.5 * step, &d, &e)) {
        if (!linear_candidate(&candidate, scale, d, e)) continue;
        if (candidate.n >= 2) *digit = d, *exponent = e;
        if (consider(ticks, &candidate, scale, room)) return;
    }
}

static void minor_linear(struct ticks *ticks, const struct scale *scale, int digit, int exponent) {
    double step = decade(digit == 2 ? 5 : 2, digit == 2 ? exponent - 1 : exponent);
    if (digit == 1) step = decade(2, exponent - 1);
    if (digit == 5) step = decade(1, exponent);
    double first = ceil(scale->low / step), last = floor(scale->high / step);
    for (double k = first; k <= last && ticks->n_minor < TICKS_MINOR_MAX; k++)
        ticks->minor[ticks->n_minor++] = clamp_unit(scale_unit(scale, k * step));
}

static int stride_of(const struct ticks *ticks) {
    if (ticks->n < 2) return 1;
    return (int)lround(log10(ticks->at[1].value) - log10(ticks->at[0].value));
}

// Between decades 2 to 9, between several decades each one.
static void minor_log(struct ticks *ticks, const struct scale *scale) {
    int low = (int)floor(log10(scale->low)), high = (int)ceil(log10(scale->high));
    int most = stride_of(ticks) > 1 ? 1 : 9;
    if ((high - low + 1) * most > TICKS_MINOR_MAX) return;
    for (int e = low; e <= high; e++)
        for (int digit = 1; digit <= most; digit++)
            if (within(scale, decade(digit, e)))
                ticks->minor[ticks->n_minor++] = clamp_unit(scale_unit(scale, decade(digit, e)));
}

static void place_log(struct ticks *ticks, const struct scale *scale,
                      const struct tick_room *room) {
    static const int strides[] = { 1, 2, 5, 10, 20, 50, 100, 200 };
    struct candidate candidate;
    if (one_two_five_candidate(&candidate, scale) && consider(ticks, &candidate, scale, room))
        return;
    for (size_t i = 0; i < sizeof strides / sizeof *strides; i++)
        if (decades_candidate(&candidate, scale, strides[i]) &&
            consider(ticks, &candidate, scale, room))
            return;
}

void ticks_place(struct ticks *ticks, const struct scale *scale, const struct tick_room *room) {
    *ticks = (struct ticks) { 0 };
    int digit = 1, exponent = 0;
    bool narrow = scale->kind == SCALE_LOG && log10(scale->high) - log10(scale->low) < 1.05;
    if (scale->kind == SCALE_SLOTS) return;
    if (scale->kind == SCALE_LINEAR || narrow)
        place_linear(ticks, scale, room, &digit, &exponent);
    else
        place_log(ticks, scale, room);
    if (scale->kind == SCALE_LINEAR && !(scale->whole && exponent <= 0))
        minor_linear(ticks, scale, digit, exponent);
    else if (scale->kind == SCALE_LOG && !narrow)
        minor_log(ticks, scale);
    thin(ticks, room);
    ticks->width = widest(ticks);
}
