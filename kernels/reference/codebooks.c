// SPDX-License-Identifier: MIT
// Codebooks of vectors: finding the nearest codeword, training a table, the lattice E8, and the
// rotation that makes weights fit one table.
#include "kernels/reference/codebooks.h"

#include <math.h>
#include <string.h>

#include "kernels/reference/rounding.h"

static double squared_distance(const double *a, const double *b, size_t d) {
    double sum = 0;
    for (size_t j = 0; j < d; j++)
        sum += (a[j] - b[j]) * (a[j] - b[j]);
    return sum;
}

// ---- tables of codewords

// The index of the nearest codeword, and its squared distance.
static size_t nearest(const double *point, const double *codewords, size_t k, size_t d,
                      double *distance) {
    size_t best = 0;
    *distance = squared_distance(point, codewords, d);
    for (size_t c = 1; c < k; c++) {
        double other = squared_distance(point, codewords + c * d, d);
        if (other < *distance) {
            *distance = other;
            best = c;
        }
    }
    return best;
}

void codebook_encode(const double *points, size_t n, size_t d, const double *codewords, size_t k,
                     double *codes, double *xhat) {
    for (size_t i = 0; i < n; i++) {
        double distance;
        size_t code = nearest(points + i * d, codewords, k, d, &distance);
        codes[i] = isnan(distance) ? NAN : (double)code;
        for (size_t j = 0; j < d; j++)
            xhat[i * d + j] = isnan(distance) ? NAN : codewords[code * d + j];
    }
}

// What a round of Lloyd's iteration gathers for each codeword.
struct cells {
    double *sums, *counts, *errors; // [k][d], [k], [k]
};

static double gather(const double *points, size_t n, size_t d, const double *codewords, size_t k,
                     struct cells cells) {
    double total = 0;
    memset(cells.sums, 0, k * d * sizeof *cells.sums);
    memset(cells.counts, 0, k * sizeof *cells.counts);
    memset(cells.errors, 0, k * sizeof *cells.errors);
    for (size_t i = 0; i < n; i++) {
        double distance;
        size_t c = nearest(points + i * d, codewords, k, d, &distance);
        for (size_t j = 0; j < d; j++)
            cells.sums[c * d + j] += points[i * d + j];
        cells.counts[c]++;
        cells.errors[c] += distance;
        total += distance;
    }
    return total;
}

static void move_to_means(double *codewords, size_t k, size_t d, struct cells cells) {
    for (size_t c = 0; c < k; c++)
        for (size_t j = 0; j < d && cells.counts[c] > 0; j++)
            codewords[c * d + j] = cells.sums[c * d + j] / cells.counts[c];
}

// Moves codeword c and a copy of it apart, by a share of the mean distance within its cell that
// differs from coordinate to coordinate, so that no direction is left out.
static void split(double *codewords, size_t c, size_t copy, size_t d, double spread) {
    for (size_t j = 0; j < d; j++) {
        double step = spread * (1.0 + (double)j) / (double)(2 * d);
        codewords[copy * d + j] = codewords[c * d + j] - step;
        codewords[c * d + j] += step;
    }
}

// Splits the worst codewords of k, each at most once, until there are `most`.
static size_t grow(double *codewords, size_t k, size_t most, size_t d, struct cells cells) {
    size_t before = k;
    for (size_t turn = 0; turn < before && k < most; turn++) {
        size_t worst = 0;
        for (size_t c = 1; c < before; c++)
            if (cells.errors[c] > cells.errors[worst]) worst = c;
        double count = cells.counts[worst] > 0 ? cells.counts[worst] : 1;
        split(codewords, worst, k++, d, sqrt(fmax(cells.errors[worst], 0) / count / (double)d));
        cells.errors[worst] = -1;
    }
    return k;
}

size_t codebook_scratch(size_t d, size_t k) {
    return k * d + 2 * k;
}

double codebook_train(const double *points, size_t n, size_t d, size_t k, int rounds,
                      double *codewords, double *scratch) {
    struct cells cells = { scratch, scratch + k * d, scratch + k * d + k };
    size_t size = 1;
    double error = 0;
    memset(codewords, 0, k * d * sizeof *codewords);
    gather(points, n, d, codewords, 1, cells);
    move_to_means(codewords, 1, d, cells);
    error = gather(points, n, d, codewords, 1, cells);
    while (size < k) {
        size = grow(codewords, size, k, d, cells);
        for (int round = 0; round < rounds; round++) {
            gather(points, n, d, codewords, size, cells);
            move_to_means(codewords, size, d, cells);
        }
        error = gather(points, n, d, codewords, size, cells);
    }
    return error / (double)(n * d);
}

// ---- rotation

void hadamard(const double *x, const double *signs, size_t n, double *y) {
    double scale = 1 / sqrt((double)n);
    for (size_t i = 0; i < n; i++)
        y[i] = x[i] * (signs ? signs[i] : 1) * scale;
    for (size_t half = 1; half < n; half *= 2)
        for (size_t i = 0; i < n; i++)
            if ((i & half) == 0) {
                double a = y[i], b = y[i + half];
                y[i] = a + b;
                y[i + half] = a - b;
            }
}

// ---- the lattice E8

enum { E8 = 8 };

// The nearest point with whole coordinates of even sum: round all, and where the sum is odd round
// the one that was rounded furthest the other way.
static void nearest_even_sum(const double *x, double *point) {
    double sum = 0;
    size_t furthest = 0;
    for (size_t i = 0; i < E8; i++) {
        point[i] = round_half_even(x[i]);
        sum += fmod(point[i], 2);
        if (fabs(x[i] - point[i]) > fabs(x[furthest] - point[furthest])) furthest = i;
    }
    if (fmod(sum, 2) != 0) point[furthest] += x[furthest] < point[furthest] ? -1 : 1;
}

static void nearest_e8(const double *x, double *point) {
    double moved[E8], shifted[E8];
    for (size_t i = 0; i < E8; i++)
        moved[i] = x[i] - 0.5;
    nearest_even_sum(x, point);
    nearest_even_sum(moved, shifted);
    for (size_t i = 0; i < E8; i++)
        shifted[i] += 0.5;
    if (squared_distance(x, shifted, E8) < squared_distance(x, point, E8))
        memcpy(point, shifted, sizeof shifted);
}

void e8_nearest(const double *x, size_t n, double *xhat) {
    for (size_t start = 0; start < n; start += E8) {
        size_t count = n - start < E8 ? n - start : E8;
        double run[E8] = { 0 }, point[E8], broken = 0;
        for (size_t i = 0; i < count; i++) {
            run[i] = x[start + i];
            broken += run[i] * 0; // NaN where one of them is not finite
        }
        nearest_e8(run, point);
        for (size_t i = 0; i < count; i++)
            xhat[start + i] = isnan(broken) ? NAN : point[i];
    }
}
