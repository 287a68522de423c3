// SPDX-License-Identifier: MIT
// Medians, their 95% intervals, and what may be concluded from them.
// All sorting is on copies; rounds are few, at most some hundreds.
#include "kernels/measure/statistics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const verdict_names[] = {
    [VERDICT_HOLDS] = "holds",
    [VERDICT_DOES_NOT_HOLD] = "does not hold",
    [VERDICT_INCONCLUSIVE] = "inconclusive",
};

size_t spread_rank(size_t n) {
    double chance = pow(0.5, (double)n), below = 0; // P(exactly k fall below the median)
    size_t k = 0;
    for (; k < n; k++) {
        below += chance;
        if (below > 0.025) break;
        chance *= (double)(n - k) / (double)(k + 1);
    }
    return k;
}

static int rising(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct spread spread_of(const double *at, size_t n) {
    struct spread s = { NAN, NAN, NAN, NAN, NAN, n };
    double *sorted = n > 0 ? malloc(n * sizeof *sorted) : NULL;
    if (sorted == NULL) return s;
    memcpy(sorted, at, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, rising);
    size_t k = spread_rank(n);
    s.median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    s.min = sorted[0];
    s.max = sorted[n - 1];
    s.low = k > 0 ? sorted[k - 1] : -INFINITY;
    s.high = k > 0 ? sorted[n - k] : INFINITY;
    free(sorted);
    return s;
}

enum verdict verdict_of(const struct spread *ratio) {
    double low = ratio->low, high = ratio->high;
    if (!isfinite(low) || !isfinite(high) || high - low > VERDICT_WIDEST)
        return VERDICT_INCONCLUSIVE;
    if (low >= 1 - VERDICT_MARGIN && high <= 1 + VERDICT_MARGIN) return VERDICT_HOLDS;
    if (high < 1 - VERDICT_MARGIN || low > 1 + VERDICT_MARGIN) return VERDICT_DOES_NOT_HOLD;
    return VERDICT_INCONCLUSIVE;
}

enum verdict verdict_of_all(const enum verdict *verdicts, size_t n) {
    enum verdict all = VERDICT_INCONCLUSIVE;
    for (size_t i = 0; i < n; i++) {
        if (verdicts[i] == VERDICT_DOES_NOT_HOLD) return VERDICT_DOES_NOT_HOLD;
        if (verdicts[i] == VERDICT_HOLDS) all = VERDICT_HOLDS;
    }
    return all;
}
