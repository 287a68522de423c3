// SPDX-License-Identifier: MIT
// What the sentences of a description share. Private to lab/figure; figure_describe is in
// describe.c.
#ifndef LAB_FIGURE_DESCRIBE_H
#define LAB_FIGURE_DESCRIBE_H

#include "lab/figure/chart.h"

enum { TELLING_DIGITS = 4 };

// What the sentences share: the chart, short names of its axes, and the digits that tell its
// numbers apart.
struct telling {
    struct strbuf *out;
    struct chart chart;
    char x[64], y[64];
    int x_digits, y_digits;
};

const char *text_or(const char *text, const char *other); // `other` where text is empty
void tell_number(struct strbuf *out, double value);       // with four digits
void tell_name(struct telling *t, const struct series *series,
               const char *kind); // 'label', or its kind

void describe_histogram(struct telling *t, const struct chart_series *at);
void describe_heat(struct telling *t, const struct series *series);
void describe_table(struct telling *t, const struct series *series);

#endif
