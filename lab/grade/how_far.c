// SPDX-License-Identifier: MIT
// A wrong number that nothing explains: whether it is too large or too small, and between which
// bounds the factor lies. The bounds are wide, so that the right number is found by thinking and
// not by halving.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "lab/grade/grading.h"

bool number_is_rounded(double number, double value, int least) {
    enum { MOST_DIGITS = 9 };
    char text[40];
    for (int digits = least; digits <= MOST_DIGITS; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, number);
        if (strtod(text, NULL) == value) return true;
    }
    return false;
}

// By how much the larger is a multiple of the smaller, at most.
static const struct {
    double below;
    const char *large, *small;
} ranges[] = {
    { 1.02, "The number is too large by less than 2%. Was a number on the way rounded?",
      "The number is too small by less than 2%. Was a number on the way rounded?" },
    { 1.1, "The number is too large by less than 10%.",
      "The number is too small by less than 10%." },
    { 2, "The number is too large, by a factor below 2.",
      "The number is too small, by a factor below 2." },
    { 10, "The number is too large, by a factor between 2 and 10.",
      "The number is too small, by a factor between 2 and 10." },
    { 1000,
      "The number is too large, by a factor between 10 and 1000. Is a factor used twice, or a "
      "division left out?",
      "The number is too small, by a factor between 10 and 1000. Is a factor left out, or a "
      "division made twice?" },
    { INFINITY,
      "The number is more than 1000 times too large. Is it in the unit that is asked for?",
      "The number is more than 1000 times too small. Is it in the unit that is asked for?" },
};

static const char *apart(double ratio, bool large) {
    size_t i = 0, last = sizeof ranges / sizeof *ranges - 1;
    while (i < last && ratio >= ranges[i].below)
        i++;
    return large ? ranges[i].large : ranges[i].small;
}

const char *how_far_says(double right, double given) {
    if (!isfinite(right)) return NULL;
    if (!isfinite(given)) return "A finite number is wanted. Is something divided by 0?";
    if (right == 0 || given == 0)
        return given > right ? "The number is too large." : "The number is too small.";
    if ((right < 0) != (given < 0)) return "The right number has the other sign.";
    if (right < 0)
        return given < right ? "The number is too far below 0."
                             : "The number is below 0, but not far enough.";
    return given > right ? apart(given / right, true) : apart(right / given, false);
}
