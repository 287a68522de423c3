// SPDX-License-Identifier: MIT
// NumPy's default_rng(seed): SeedSequence, PCG64 and the ziggurat normal, bit for bit.
// O'Neill 2014 (HMC-CS-2014-0905); Marsaglia and Tsang 2000; checked against NumPy 1.24.
#ifndef KERNELS_RANDOM_PCG64_H
#define KERNELS_RANDOM_PCG64_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// No pointers inside: copying the struct copies the generator.
struct pcg64 {
    unsigned __int128 state, increment;
    bool has_half; // next_uint32 hands out the low half of a word first and keeps the high one
    uint32_t half;
};

// The state of np.random.default_rng(seed).
void pcg64_init(struct pcg64 *g, uint64_t seed);

uint64_t pcg64_next_uint64(struct pcg64 *g);
uint32_t pcg64_next_uint32(struct pcg64 *g);

// Uniform in [0, 1): 53 random bits.
double pcg64_next_double(struct pcg64 *g);

// Standard normal; takes one word in about 98.5% of the calls, else more.
double pcg64_next_normal(struct pcg64 *g);

// Uniform in [0, range], all 2^64 ranges: Generator.integers(0, range, endpoint=True). Ranges
// below 2^32 take halves of words, others whole words; range 0 takes nothing.
uint64_t pcg64_next_bounded(struct pcg64 *g, uint64_t range);

// x[n] = low + such draws, one by one.
void pcg64_fill_bounded(struct pcg64 *g, int64_t low, uint64_t range, double *x, size_t n);

#endif
