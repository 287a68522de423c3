// SPDX-License-Identifier: MIT
// Medians, their 95% intervals, and what may be concluded from them.
// The interval is one of order statistics: it supposes nothing about how times are distributed.
#ifndef KERNELS_MEASURE_STATISTICS_H
#define KERNELS_MEASURE_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>

struct spread {
    double median, min, max;
    double low, high; // the 95% interval of the median; -inf and inf where n < 6 gives none
    size_t n;
};

// Of at[n], which is left as it was. n == 0 gives NaN everywhere. The interval goes from the k-th
// smallest to the k-th largest value, k the largest with P(fewer than k of n fall below the median)
// <= 2.5%, so it holds the median with at least 95% (Conover, Practical Nonparametric Statistics,
// 3.2).
struct spread spread_of(const double *at, size_t n);

// k of the sentence above, counted from 1; 0 where n values give no such interval.
size_t spread_rank(size_t n);

enum verdict { VERDICT_HOLDS, VERDICT_DOES_NOT_HOLD, VERDICT_INCONCLUSIVE };
extern const char *const verdict_names[]; // "holds", "does not hold", "inconclusive"

#define VERDICT_MARGIN 0.07 // measured / predicted within 1 +- this
#define VERDICT_WIDEST 0.10 // an interval that is wider says nothing

// Of the in-round ratios measured / predicted: holds when the interval lies within the margin, does
// not hold when it lies outside, and inconclusive when it lies across its edge, is too wide, or is
// none.
enum verdict verdict_of(const struct spread *ratio);

// Of several: does not hold when one does not, else holds when one holds; inconclusive when all
// are.
enum verdict verdict_of_all(const enum verdict *verdicts, size_t n);

#endif
