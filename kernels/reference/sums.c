// SPDX-License-Identifier: MIT
// Sums, means and order statistics of doubles, with the last digit of NumPy 1.24.
// Pairwise summation keeps the error near log2(n) roundings instead of n.
//
// NumPy's order of addition: the reduction hands chunks of 8192 elements to the pairwise sum and
// adds their results from left to right. The pairwise sum of up to 128 elements runs eight
// accumulators side by side; a longer one is split in half, at a multiple of eight.
#include "kernels/reference/sums.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { SUM_CHUNK = 8192, SUM_LANES = 8 };

double block_sum(const double *x, size_t n) {
    double sum = 0;
    size_t i = 0;
    if (n >= SUM_LANES) {
        double lane[SUM_LANES];
        for (size_t j = 0; j < SUM_LANES; j++)
            lane[j] = x[j];
        for (i = SUM_LANES; i + SUM_LANES <= n; i += SUM_LANES)
            for (size_t j = 0; j < SUM_LANES; j++)
                lane[j] += x[i + j];
        sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
              ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    }
    for (; i < n; i++)
        sum += x[i];
    return sum;
}

static double add_pairwise(sum_terms *terms, void *context, size_t start, size_t n) {
    if (n <= SUM_BLOCK) {
        double block[SUM_BLOCK];
        terms(context, start, n, block);
        return block_sum(block, n);
    }
    size_t half = n / 2;
    half -= half % SUM_LANES;
    double left = add_pairwise(terms, context, start, half);
    return left + add_pairwise(terms, context, start + half, n - half);
}

double sum_of(sum_terms *terms, void *context, size_t n) {
    double sum = 0;
    for (size_t start = 0; start < n; start += SUM_CHUNK)
        sum += add_pairwise(terms, context, start, n - start < SUM_CHUNK ? n - start : SUM_CHUNK);
    return sum;
}

struct plain {
    const double *x;
    double mean;
};

static void plain_terms(void *context, size_t start, size_t count, double *terms) {
    const struct plain *plain = context;
    memcpy(terms, plain->x + start, count * sizeof *terms);
}

static void deviation_terms(void *context, size_t start, size_t count, double *terms) {
    const struct plain *plain = context;
    for (size_t i = 0; i < count; i++) {
        double deviation = plain->x[start + i] - plain->mean;
        terms[i] = deviation * deviation;
    }
}

double pairwise_sum(const double *x, size_t n) {
    struct plain plain = { .x = x };
    return sum_of(plain_terms, &plain, n);
}

double mean(const double *x, size_t n) {
    return n == 0 ? 0 : pairwise_sum(x, n) / (double)n;
}

double standard_deviation(const double *x, size_t n) {
    struct plain plain = { .x = x, .mean = mean(x, n) };
    return n == 0 ? 0 : sqrt(sum_of(deviation_terms, &plain, n) / (double)n);
}

static bool any_nan(const double *x, size_t n) {
    int found = 0;
    for (size_t i = 0; i < n; i++)
        found |= isnan(x[i]);
    return found;
}

double absmax(const double *x, size_t n) {
    double lane[SUM_LANES] = { 0 };
    double check[SUM_LANES] = { 0 }; // 0 as long as all is finite
    size_t i = 0;
    for (; i + SUM_LANES <= n; i += SUM_LANES)
        for (size_t j = 0; j < SUM_LANES; j++) {
            double magnitude = fabs(x[i + j]);
            lane[j] = magnitude > lane[j] ? magnitude : lane[j];
            check[j] += magnitude - magnitude;
        }
    for (; i < n; i++) {
        double magnitude = fabs(x[i]);
        lane[0] = magnitude > lane[0] ? magnitude : lane[0];
        check[0] += magnitude - magnitude;
    }
    for (size_t j = 1; j < SUM_LANES; j++) {
        lane[0] = lane[j] > lane[0] ? lane[j] : lane[0];
        check[0] += check[j];
    }
    return check[0] != 0 && any_nan(x, n) ? NAN : lane[0];
}

void extremes(const double *x, size_t n, double *least, double *most) {
    *least = *most = n == 0 ? 0 : x[0];
    for (size_t i = 1; i < n; i++) {
        *least = x[i] < *least ? x[i] : *least;
        *most = x[i] > *most ? x[i] : *most;
    }
    if (any_nan(x, n)) *least = *most = NAN;
}

size_t argmin(const double *x, size_t n) {
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (x[i] < x[best] || (isnan(x[i]) && !isnan(x[best]))) best = i;
    return best;
}

// Puts the element of rank k (0-based) at x[k], smaller ones before it and larger ones after it.
static void select_rank(double *x, size_t n, size_t k) {
    size_t low = 0, high = n - 1;
    while (low < high) {
        double pivot = x[low + (high - low) / 2];
        size_t i = low, j = high;
        for (;;) {
            while (x[i] < pivot)
                i++;
            while (x[j] > pivot)
                j--;
            if (i >= j) break;
            double swap = x[i];
            x[i++] = x[j];
            x[j--] = swap;
        }
        if (k <= j)
            high = j;
        else
            low = j + 1;
    }
}

double percentile(double *x, size_t n, double p) {
    if (n == 0) return 0;
    if (isnan(p) || any_nan(x, n)) return NAN;
    double rank = (double)(n - 1) * (p / 100);
    size_t below = (size_t)rank, above = below + 1 < n ? below + 1 : below;
    double share = rank - (double)below;
    select_rank(x, n, above);
    double high = x[above];
    select_rank(x, above + 1, below);
    double low = x[below], gap = high - low;
    return share < 0.5 ? low + gap * share : high - gap * (1 - share);
}

void linspace(double start, double stop, size_t n, double *y) {
    double steps = n > 1 ? (double)(n - 1) : 1;
    double gap = stop - start, step = gap / steps;
    for (size_t i = 0; i < n; i++)
        y[i] = (step == 0 ? (double)i / steps * gap : (double)i * step) + start;
    if (n > 1) y[n - 1] = stop;
}
