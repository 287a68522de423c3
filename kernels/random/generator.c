// SPDX-License-Identifier: MIT
// One interface to NumPy's two generators: default_rng(seed) and the legacy np.random.seed(seed).
// Every draw has NumPy's bits, and an array is the same draws one by one.
#include "kernels/random/generator.h"

void generator_init_default(struct generator *g, uint64_t seed) {
    g->kind = GENERATOR_DEFAULT;
    pcg64_init(&g->pcg64, seed);
}

bool generator_init_legacy(struct generator *g, uint64_t seed) {
    if (seed > UINT32_MAX) return false;
    g->kind = GENERATOR_LEGACY;
    mt19937_init(&g->mt19937, (uint32_t)seed);
    return true;
}

double generator_random(struct generator *g) {
    return g->kind == GENERATOR_DEFAULT ? pcg64_next_double(&g->pcg64)
                                        : mt19937_next_double(&g->mt19937);
}

double generator_normal(struct generator *g, double mean, double deviation) {
    double normal = g->kind == GENERATOR_DEFAULT ? pcg64_next_normal(&g->pcg64)
                                                 : mt19937_next_normal(&g->mt19937);
    return mean + deviation * normal;
}

double generator_uniform(struct generator *g, double low, double high) {
    return low + (high - low) * generator_random(g);
}

// From low to low + range, modulo 2^64.
static int64_t draw(struct generator *g, int64_t low, uint64_t range) {
    uint64_t offset = g->kind == GENERATOR_DEFAULT ? pcg64_next_bounded(&g->pcg64, range)
                                                   : mt19937_next_bounded(&g->mt19937, range);
    return (int64_t)((uint64_t)low + offset);
}

bool generator_integer_within(struct generator *g, int64_t low, int64_t high, int64_t *value) {
    if (low > high) return false;
    *value = draw(g, low, (uint64_t)high - (uint64_t)low);
    return true;
}

bool generator_integer(struct generator *g, int64_t low, int64_t high, int64_t *value) {
    return low < high && generator_integer_within(g, low, high - 1, value);
}

void generator_fill_random(struct generator *g, double *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] = generator_random(g);
}

void generator_fill_normal(struct generator *g, double mean, double deviation, double *x,
                           size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] = generator_normal(g, mean, deviation);
}

void generator_fill_uniform(struct generator *g, double low, double high, double *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] = generator_uniform(g, low, high);
}

bool generator_fill_integers(struct generator *g, int64_t low, int64_t high, double *x, size_t n) {
    if (low >= high) return false;
    uint64_t range = (uint64_t)high - (uint64_t)low - 1;
    if (g->kind == GENERATOR_DEFAULT) {
        pcg64_fill_bounded(&g->pcg64, low, range, x, n);
        return true;
    }
    for (size_t i = 0; i < n; i++)
        x[i] = (double)draw(g, low, range);
    return true;
}
