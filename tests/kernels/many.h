// SPDX-License-Identifier: MIT
// Seeded numbers for tests that try many inputs; every test starts them anew.
// Include it once in a program.
#ifndef TESTS_KERNELS_MANY_H
#define TESTS_KERNELS_MANY_H

#include "tests/check.h"

static uint64_t random_state;

static inline uint64_t next_word(void) {
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return random_state ^ random_state >> 29;
}

// In [-1, 1).
static inline double next(void) {
    return (double)(next_word() >> 11) * 0x1p-52 - 1;
}

static inline void fill(double *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] = next();
}

static inline int same_start(void **state) {
    (void)state;
    random_state = 12345;
    return 0;
}

#define MANY(test) cmocka_unit_test_setup(test, same_start)

#endif
