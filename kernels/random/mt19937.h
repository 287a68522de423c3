// SPDX-License-Identifier: MIT
// NumPy's np.random.seed(seed) and what np.random draws after it, bit for bit.
// Matsumoto and Nishimura 1998; the polar method of Marsaglia and Bray 1964.
#ifndef KERNELS_RANDOM_MT19937_H
#define KERNELS_RANDOM_MT19937_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MT19937_WORDS = 624 };

// No pointers inside: copying the struct copies the generator.
struct mt19937 {
    uint32_t key[MT19937_WORDS];
    uint32_t word[MT19937_WORDS]; // what is drawn of the key, made for all of it at once
    size_t position;              // of the next word
    bool has_normal;              // the polar method makes two normals at a time
    double normal;
};

// The state of np.random.seed(seed).
void mt19937_init(struct mt19937 *g, uint32_t seed);

uint32_t mt19937_next_uint32(struct mt19937 *g);

// Uniform in [0, 1), of two words.
double mt19937_next_double(struct mt19937 *g);

// Standard normal; the second of a pair comes first.
double mt19937_next_normal(struct mt19937 *g);

// Uniform in [0, range], by masking and rejection: np.random.randint(0, range + 1). Ranges below
// 2^32 take one word a try, others two; range 0 takes nothing.
uint64_t mt19937_next_bounded(struct mt19937 *g, uint64_t range);

#endif
