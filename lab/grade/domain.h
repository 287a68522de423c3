// SPDX-License-Identifier: MIT
// What the arguments of an exercise look like, learned from cases that everybody may see, so that a
// case made from one of them is one that the author could have written.
#ifndef LAB_GRADE_DOMAIN_H
#define LAB_GRADE_DOMAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/memory.h"
#include "lab/exercise/exercise.h"

struct domain;
struct domain *domain_learn(const struct exercise_case *cases, size_t n, struct arena *arena);

// Whether the case keeps what all those had in common: the kinds, the ranges of numbers and lengths
// (of few different numbers these alone), the order of two arguments, lists of one length, of one
// sum, in order, without repetition.
bool domain_holds(const struct domain *domain, const struct exercise_case *one);

#endif
