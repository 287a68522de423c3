// SPDX-License-Identifier: MIT
// What a program returned against what it should return, by the rules of the course format.
// Every rule is written as "passes if", so that a NaN falls through to failing.
#ifndef LAB_GRADE_COMPARE_H
#define LAB_GRADE_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/memory.h"
#include "lab/base/value.h"
#include "lab/exercise/exercise.h"

enum difference_kind {
    DIFFERENCE_NONE,
    DIFFERENCE_NUMBER,  // two numbers, too far apart
    DIFFERENCE_VALUE,   // two strings or two booleans
    DIFFERENCE_TYPE,    // a string where a number is wanted
    DIFFERENCE_SHAPE,   // a list where a record is wanted, or the other way
    DIFFERENCE_LENGTH,  // lists of different lengths
    DIFFERENCE_MISSING, // a key that is wanted
    DIFFERENCE_EXTRA,   // a key that is not
};

struct difference {
    enum difference_kind kind;
    const char *index; // where: "", "[3]", ".q[2]"; of MISSING and EXTRA the table
    const struct value *expected, *actual; // there; of MISSING and EXTRA the key
    bool has_distance;                     // NUMBER, both finite
    double abs_error, rel_error, ulp;      // rel is infinite where 0 is expected
};

// The first difference: lengths and keys of a table before what is in it, then in order. `arena`
// takes the index. NULL for `difference` or `arena` where only the answer is wanted.
bool values_equal(const struct value *expected, const struct value *actual,
                  const struct tolerance *tolerance, struct arena *arena,
                  struct difference *difference);

// Two numbers. -0.0 equals 0.0, an integer the float of the same value, an infinity itself, NaN
// itself unless told.
bool numbers_equal(const struct value *expected, const struct value *actual,
                   const struct tolerance *tolerance);

// How many doubles lie between two finite ones, neighbours being 1 apart.
double ulp_distance(double a, double b);

#endif
