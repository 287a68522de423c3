// SPDX-License-Identifier: MIT
// Numbers as short text: tick labels and words. Never the locale's decimal sign, never a padded
// exponent. One rule everywhere: plain from 0.001 to 99999, scientific ("2.7e-5") below and above.
#ifndef LAB_FIGURE_NUMBER_H
#define LAB_FIGURE_NUMBER_H

#include "lab/base/strbuf.h"

enum { NUMBER_TEXT_MAX = 40, DECIMAL_DIGITS_MAX = 20 };

// 0.d1d2d3… x 10^point, without zeros at its end; zero has no digits.
struct decimal {
    bool negative;
    char digits[DECIMAL_DIGITS_MAX];
    int n, point;
};

struct decimal decimal_of(double value,
                          int significant); // rounded to so many digits; value is finite
struct decimal decimal_of_integer(long long integer,
                                  int exponent); // integer x 10^exponent, exactly

// Writes it with `decimals` digits behind the point (more are not cut), or as m.mme-x. Both return
// the length.
int decimal_plain(const struct decimal *decimal, int decimals, char out[NUMBER_TEXT_MAX]);
int decimal_scientific(const struct decimal *decimal, char out[NUMBER_TEXT_MAX]);
// The same lengths without writing.
int decimal_plain_length(const struct decimal *decimal, int decimals);

// By the rule above, rounded to `significant` digits; integers below a million stay whole; "inf"
// "-inf" "nan".
void number_short(double value, int significant, char out[NUMBER_TEXT_MAX]);
void number_add(struct strbuf *out, double value, int significant);

// The fewest digits that read back as the same double, in any locale.
void number_exact(struct strbuf *out, double value);

#endif
