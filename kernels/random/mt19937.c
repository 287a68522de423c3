// SPDX-License-Identifier: MIT
// NumPy's np.random.seed(seed) and what np.random draws after it, bit for bit.
// Matsumoto and Nishimura 1998; the polar method of Marsaglia and Bray 1964.
#include "kernels/random/mt19937.h"

#include <math.h>

enum { MIDDLE = 397 };

void mt19937_init(struct mt19937 *g, uint32_t seed) {
    *g = (struct mt19937) { .position = MT19937_WORDS };
    g->key[0] = seed;
    for (uint32_t i = 1; i < MT19937_WORDS; i++)
        g->key[i] = 1812433253u * (g->key[i - 1] ^ (g->key[i - 1] >> 30)) + i;
}

// The next word of the key in the place of `own`, from the one after it and the one MIDDLE ahead.
static inline uint32_t twisted(uint32_t own, uint32_t after, uint32_t ahead) {
    uint32_t joined = (own & 0x80000000u) | (after & 0x7fffffffu);
    return ahead ^ (joined >> 1) ^ (-(joined & 1) & 0x9908b0dfu);
}

static inline uint32_t tempered(uint32_t word) {
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c5680u;
    word ^= word << 15 & 0xefc60000u;
    return word ^ word >> 18;
}

// The key is a ring; cut where an index passes its end, its loops have no remainder to take and
// become vector code.
static void renew(struct mt19937 *g) {
    uint32_t *key = g->key;
    size_t i = 0;
    for (; i < MT19937_WORDS - MIDDLE; i++)
        key[i] = twisted(key[i], key[i + 1], key[i + MIDDLE]);
    for (; i < MT19937_WORDS - 1; i++)
        key[i] = twisted(key[i], key[i + 1], key[i + MIDDLE - MT19937_WORDS]);
    key[i] = twisted(key[i], key[0], key[MIDDLE - 1]);
    for (i = 0; i < MT19937_WORDS; i++)
        g->word[i] = tempered(key[i]);
    g->position = 0;
}

uint32_t mt19937_next_uint32(struct mt19937 *g) {
    if (g->position == MT19937_WORDS) renew(g);
    return g->word[g->position++];
}

double mt19937_next_double(struct mt19937 *g) {
    uint32_t high = mt19937_next_uint32(g) >> 5;
    uint32_t low = mt19937_next_uint32(g) >> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

double mt19937_next_normal(struct mt19937 *g) {
    if (g->has_normal) {
        g->has_normal = false;
        return g->normal;
    }
    double x, y, square;
    do {
        x = 2.0 * mt19937_next_double(g) - 1.0;
        y = 2.0 * mt19937_next_double(g) - 1.0;
        square = x * x + y * y;
    } while (square >= 1.0 || square == 0.0);
    double factor = sqrt(-2.0 * log(square) / square);
    g->has_normal = true;
    g->normal = factor * x;
    return factor * y;
}

static uint64_t next_uint64(struct mt19937 *g) {
    uint64_t high = mt19937_next_uint32(g);
    return high << 32 | mt19937_next_uint32(g);
}

uint64_t mt19937_next_bounded(struct mt19937 *g, uint64_t range) {
    uint64_t mask = range, value;
    for (unsigned shift = 1; shift < 64; shift *= 2)
        mask |= mask >> shift;
    if (range == 0) return 0;
    do {
        value = (range <= UINT32_MAX ? mt19937_next_uint32(g) : next_uint64(g)) & mask;
    } while (value > range);
    return value;
}
