// SPDX-License-Identifier: MIT
// Smaller cases made from a case: shorter lists, then zeros, ones and rounder numbers.
#ifndef LAB_GRADE_SHRINK_H
#define LAB_GRADE_SHRINK_H

#include "lab/grade/domain.h"

// What makes a case small to read: few values, then few characters, then small numbers. Below 0
// where a is smaller.
int case_order(const struct exercise_case *a, const struct exercise_case *b);

// Cases with the same arguments, and no others, have the same bytes.
void case_encode(const struct exercise_case *one, struct strbuf *out);

// At most `most` different cases in the domain that are one step smaller, the boldest first; how
// many there are. Everything lives in the arena.
size_t shrink_case(const struct exercise_case *from, const struct domain *domain,
                   struct exercise_case *out, size_t most, struct arena *arena);

#endif
