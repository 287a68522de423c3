// SPDX-License-Identifier: MIT
// NumPy's default_rng(seed): SeedSequence, PCG64 and the ziggurat normal, bit for bit.
// O'Neill 2014 (HMC-CS-2014-0905); Marsaglia and Tsang 2000; checked against NumPy 1.24.
//
// Seeding spreads the 32-bit words of the seed over a pool of four, hashing and mixing until each
// depends on all, then draws the state from the pool. PCG64 is a 128-bit linear congruential
// generator whose output is the xor of its halves, rotated by its top six bits. The ziggurat
// covers the normal density with 256 layers of equal area: a point inside the layer's core is
// accepted at once, one at its edge is compared with the density, and the tail has its own loop.
#include "kernels/random/pcg64.h"

#include <math.h>
#include <stddef.h>

#include "kernels/random/ziggurat.h"

enum { POOL = 4 };

static uint32_t hash_mix(uint32_t value, uint32_t *constant) {
    value ^= *constant;
    *constant *= 0x931e8875u;
    value *= *constant;
    return value ^ (value >> 16);
}

static uint32_t mix(uint32_t x, uint32_t y) {
    uint32_t result = 0xca01f9ddu * x - 0x4973f715u * y;
    return result ^ (result >> 16);
}

static void fill_pool(uint32_t pool[POOL], uint64_t seed) {
    const uint32_t entropy[POOL] = { (uint32_t)seed, (uint32_t)(seed >> 32) };
    uint32_t constant = 0x43b0d7e5u;
    for (size_t i = 0; i < POOL; i++)
        pool[i] = hash_mix(entropy[i], &constant);
    for (size_t from = 0; from < POOL; from++)
        for (size_t to = 0; to < POOL; to++)
            if (from != to) pool[to] = mix(pool[to], hash_mix(pool[from], &constant));
}

static void draw_words(const uint32_t pool[POOL], uint64_t *words, size_t n) {
    uint32_t constant = 0x8b51f9ddu;
    for (size_t i = 0; i < 2 * n; i++) {
        uint32_t value = pool[i % POOL] ^ constant;
        constant *= 0x58f38dedu;
        value *= constant;
        value ^= value >> 16;
        words[i / 2] = i % 2 == 0 ? value : words[i / 2] | (uint64_t)value << 32;
    }
}

static void step(struct pcg64 *g) {
    const unsigned __int128 multiplier =
        (unsigned __int128)0x2360ed051fc65da4u << 64 | 0x4385df649fccf645u;
    g->state = g->state * multiplier + g->increment;
}

void pcg64_init(struct pcg64 *g, uint64_t seed) {
    uint32_t pool[POOL];
    uint64_t words[4];
    fill_pool(pool, seed);
    draw_words(pool, words, 4);
    unsigned __int128 state = (unsigned __int128)words[0] << 64 | words[1];
    unsigned __int128 sequence = (unsigned __int128)words[2] << 64 | words[3];
    *g = (struct pcg64) { .increment = sequence << 1 | 1 };
    step(g);
    g->state += state;
    step(g);
}

uint64_t pcg64_next_uint64(struct pcg64 *g) {
    step(g);
    uint64_t value = (uint64_t)(g->state >> 64) ^ (uint64_t)g->state;
    unsigned turn = (unsigned)(g->state >> 122);
    return value >> turn | value << (-turn & 63);
}

uint32_t pcg64_next_uint32(struct pcg64 *g) {
    if (g->has_half) {
        g->has_half = false;
        return g->half;
    }
    uint64_t word = pcg64_next_uint64(g);
    g->has_half = true;
    g->half = (uint32_t)(word >> 32);
    return (uint32_t)word;
}

double pcg64_next_double(struct pcg64 *g) {
    return (double)(pcg64_next_uint64(g) >> 11) * 0x1p-53;
}

// Beyond the last layer, by two exponentials.
static double normal_tail(struct pcg64 *g, bool negative) {
    for (;;) {
        double x = -ZIGGURAT_TAIL_INVERSE * log1p(-pcg64_next_double(g));
        double y = -log1p(-pcg64_next_double(g));
        if (y + y > x * x) return negative ? -(ZIGGURAT_TAIL + x) : ZIGGURAT_TAIL + x;
    }
}

double pcg64_next_normal(struct pcg64 *g) {
    for (;;) {
        uint64_t word = pcg64_next_uint64(g);
        size_t layer = word & 0xff;
        bool negative = word >> 8 & 1;
        uint64_t magnitude = word >> 9 & 0x000fffffffffffffu;
        double x = (double)magnitude * ziggurat_width[layer];
        x = negative ? -x : x;
        if (magnitude < ziggurat_core[layer]) return x;
        if (layer == 0) return normal_tail(g, magnitude >> 8 & 1);
        double low = ziggurat_density[layer], high = ziggurat_density[layer - 1];
        if ((high - low) * pcg64_next_double(g) + low < exp(-0.5 * x * x)) return x;
    }
}

// Lemire 2019, arXiv:1805.10941: the high half of a product, without the biased low halves.
static uint32_t bounded_32(struct pcg64 *g, uint32_t range) {
    const uint32_t count = range + 1;
    uint64_t product = (uint64_t)pcg64_next_uint32(g) * count;
    if ((uint32_t)product < count) {
        const uint32_t threshold = (UINT32_MAX - range) % count;
        while ((uint32_t)product < threshold)
            product = (uint64_t)pcg64_next_uint32(g) * count;
    }
    return (uint32_t)(product >> 32);
}

static uint64_t bounded_64(struct pcg64 *g, uint64_t range) {
    const uint64_t count = range + 1;
    unsigned __int128 product = (unsigned __int128)pcg64_next_uint64(g) * count;
    if ((uint64_t)product < count) {
        const uint64_t threshold = (UINT64_MAX - range) % count;
        while ((uint64_t)product < threshold)
            product = (unsigned __int128)pcg64_next_uint64(g) * count;
    }
    return (uint64_t)(product >> 64);
}

uint64_t pcg64_next_bounded(struct pcg64 *g, uint64_t range) {
    if (range == 0) return 0;
    if (range < UINT32_MAX) return bounded_32(g, (uint32_t)range);
    if (range == UINT32_MAX) return pcg64_next_uint32(g);
    return range == UINT64_MAX ? pcg64_next_uint64(g) : bounded_64(g, range);
}

// On a copy of the generator, which the compiler keeps in registers.
void pcg64_fill_bounded(struct pcg64 *g, int64_t low, uint64_t range, double *x, size_t n) {
    struct pcg64 own = *g;
    for (size_t i = 0; i < n; i++)
        x[i] = (double)(int64_t)((uint64_t)low + pcg64_next_bounded(&own, range));
    *g = own;
}
