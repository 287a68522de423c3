// SPDX-License-Identifier: MIT
// Codebooks of vectors: finding the nearest codeword, training a table, the lattice E8, and the
// rotation that makes weights fit one table.
// Points and codewords are rows of doubles, row-major.
#ifndef KERNELS_REFERENCE_CODEBOOKS_H
#define KERNELS_REFERENCE_CODEBOOKS_H

#include <stddef.h>

// codes[n]: the index (from 0) of the codeword nearest to each of points[n][d], the lower one at a
// tie; xhat[n][d]: the codewords themselves. A point with a NaN gets NaN. k > 0 finite codewords.
void codebook_encode(const double *points, size_t n, size_t d, const double *codewords, size_t k,
                     double *codes, double *xhat);

// Trains k codewords on points[n][d], n > 0, with `rounds` of Lloyd's iteration at each size: the
// table starts as the mean of all points, and the codewords with the largest squared error are
// split in two until there are k. A codeword without points stays where it is. Deterministic.
// Returns the mean squared error per number. scratch[codebook_scratch(d, k)].
// Linde, Buzo and Gray 1980, IEEE Transactions on Communications 28(1), 84-95.
size_t codebook_scratch(size_t d, size_t k);
double codebook_train(const double *points, size_t n, size_t d, size_t k, int rounds,
                      double *codewords, double *scratch);

// y[n] = H D x / sqrt(n): the signs are applied, then the Walsh-Hadamard matrix; n is a power of 2.
// Lengths stay, and H D / sqrt(n) is orthogonal. signs may be NULL for all ones.
// Chee et al. 2023, arXiv:2307.13304; Tseng et al. 2024, arXiv:2402.04396.
void hadamard(const double *x, const double *signs, size_t n, double *y);

// The point of the lattice E8 nearest to each run of 8 of x[n], a short last run filled with zeros.
// E8 = all whole numbers with an even sum, and the same shifted by 1/2 in all 8 places; one point
// for each unit of volume, as the whole numbers. A run with a NaN or an infinity becomes NaN.
// Conway and Sloane 1982, IEEE Transactions on Information Theory 28(2), 227-232.
void e8_nearest(const double *x, size_t n, double *xhat);

#endif
