// SPDX-License-Identifier: MIT
// One interface to NumPy's two generators: default_rng(seed) and the legacy np.random.seed(seed).
// Every draw has NumPy's bits, and an array is the same draws one by one.
#ifndef KERNELS_RANDOM_GENERATOR_H
#define KERNELS_RANDOM_GENERATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernels/random/mt19937.h"
#include "kernels/random/pcg64.h"

enum generator_kind { GENERATOR_DEFAULT, GENERATOR_LEGACY };

// No pointers inside: copying the struct copies the generator.
struct generator {
    enum generator_kind kind;
    union {
        struct pcg64 pcg64;
        struct mt19937 mt19937;
    };
};

// np.random.default_rng(seed), any seed.
void generator_init_default(struct generator *g, uint64_t seed);

// np.random.seed(seed). false, and g unchanged, where the seed is beyond 2^32 - 1: NumPy refuses
// it.
bool generator_init_legacy(struct generator *g, uint64_t seed);

// Uniform in [0, 1): random() and np.random.rand().
double generator_random(struct generator *g);

// mean + deviation * standard normal.
double generator_normal(struct generator *g, double mean, double deviation);

// low + (high - low) * random.
double generator_uniform(struct generator *g, double low, double high);

// A whole number in [low, high), high excluded: Generator.integers(low, high) and
// np.random.randint(low, high). false, and nothing drawn, where low >= high.
bool generator_integer(struct generator *g, int64_t low, int64_t high, int64_t *value);

// A whole number in [low, high], both included; so every int64 can come. false where low > high.
bool generator_integer_within(struct generator *g, int64_t low, int64_t high, int64_t *value);

// x[n] of the same draws, in order. Whole numbers above 2^53 lose digits as doubles.
void generator_fill_random(struct generator *g, double *x, size_t n);
void generator_fill_normal(struct generator *g, double mean, double deviation, double *x, size_t n);
void generator_fill_uniform(struct generator *g, double low, double high, double *x, size_t n);
bool generator_fill_integers(struct generator *g, int64_t low, int64_t high, double *x, size_t n);

#endif
