// SPDX-License-Identifier: MIT
// Sums, means and order statistics of doubles, with the last digit of NumPy 1.24.
// Every sum of the references is taken here, in NumPy's order.
#ifndef KERNELS_REFERENCE_SUMS_H
#define KERNELS_REFERENCE_SUMS_H

#include <stddef.h>

enum { SUM_BLOCK = 128 }; // terms that are made at a time

// Writes terms[0..count) = the terms start .. start + count of a sum; count <= SUM_BLOCK, and the
// calls of one sum go from left to right. So a sum of made-up terms needs no array of them.
typedef void sum_terms(void *context, size_t start, size_t count, double *terms);

// The sum of n terms; 0 where n is 0.
double sum_of(sum_terms *terms, void *context, size_t n);

// The sum of a block, x[n] with n <= SUM_BLOCK: what each step of sum_of adds up.
double block_sum(const double *x, size_t n);

// The sum of x[n], as np.add.reduce of a contiguous array.
double pairwise_sum(const double *x, size_t n);

// The mean of x[n]; 0 where n is 0.
double mean(const double *x, size_t n);

// The population's standard deviation (divided by n), as np.std; 0 where n is 0.
double standard_deviation(const double *x, size_t n);

// max |x_i|; 0 where n is 0, NaN where an element is NaN.
double absmax(const double *x, size_t n);

// *least and *most of x[n]; both NaN where an element is NaN, both 0 where n is 0.
void extremes(const double *x, size_t n, double *least, double *most);

// The index of the smallest of x[n], the first one at a tie, as np.argmin; n > 0. A NaN counts as
// the smallest.
size_t argmin(const double *x, size_t n);

// The p-th percentile, 0 <= p <= 100, between neighbours in a straight line, as np.percentile.
// NaN where an element or p is NaN, 0 where n is 0. Reorders x.
double percentile(double *x, size_t n, double p);

// y[n] from start to stop, both included, in even steps, as np.linspace.
void linspace(double start, double stop, size_t n, double *y);

#endif
