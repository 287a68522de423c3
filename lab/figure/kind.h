// SPDX-License-Identifier: MIT
// The names of the kinds of series, as course files write them. Private to lab/figure.
#ifndef LAB_FIGURE_KIND_H
#define LAB_FIGURE_KIND_H

#include "lab/figure/figure.h"

static inline const char *series_kind_name(enum series_kind kind) {
    static const char *const names[] = {
        [SERIES_LINE] = "line",           [SERIES_SCATTER] = "scatter", [SERIES_BARS] = "bars",
        [SERIES_HISTOGRAM] = "histogram", [SERIES_HEAT] = "heat",       [SERIES_MARK] = "mark",
        [SERIES_RULE] = "rule",           [SERIES_TABLE] = "table",
    };
    return names[kind];
}

#endif
