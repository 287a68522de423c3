// SPDX-License-Identifier: MIT
// Mutants of a Lua program: copies with one small fault each, of the kinds that learners make.
// Which of them a set of cases lets live tells what the cases do not test (DeMillo, Lipton and
// Sayward 1978).
#ifndef LAB_CHECK_MUTANTS_H
#define LAB_CHECK_MUTANTS_H

#include <stddef.h>

#include "lab/base/memory.h"

struct mutant {
    size_t from, to;  // bytes of the program that are replaced
    const char *with; // by this
    const char *says; // the same for people, where `with` is long; else NULL
};

// All mutants of a program, in the order of its text: operators, constants, rounding, off by one,
// axis, and a guard that is missing. In the arena.
size_t mutants_of(const char *program, struct arena *arena, struct mutant **mutants);

// The program with its fault, in the arena.
char *mutant_program(const char *program, const struct mutant *mutant, struct arena *arena);

#endif
