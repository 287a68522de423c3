// SPDX-License-Identifier: MIT
// Numbers as people type them: "26", "26 GB", "2.1/7", "2^-3", "7e9 * 4 / 8", "10,000",
// "1/(1 + exp(-1))", "ln 2".
#ifndef LAB_UI_EXPRESSION_H
#define LAB_UI_EXPRESSION_H

#include "lab/base/error.h"

// Reads + - * / ^ ( ) exp ln log2 log10 sqrt over decimal numbers, e and pi, followed by nothing or
// by the unit that is asked for
// ("" where there is none). STATUS_USAGE says what cannot be read, or which unit is wanted;
// division by zero is one of these.
enum status expression_read(const char *text, const char *unit, double *number, struct error *err);

#endif
