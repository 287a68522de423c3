// SPDX-License-Identifier: MIT
// AWQ on a whole layer: input channels with large activations get a finer share of the grid, and
// what the weights are multiplied by is taken from the inputs. Lin et al. 2023, arXiv:2306.00978.
#ifndef KERNELS_REFERENCE_AWQ_H
#define KERNELS_REFERENCE_AWQ_H

#include <stddef.h>

// s_j = m_j^alpha / sqrt(max m^alpha * min m^alpha) with m_j = max(xmag_j, 1e-4), so that the
// largest and the smallest scale are each other's inverse. NaN in, NaN out.
void awq_scales(const double *xmag, size_t n, double alpha, double *s);

// Numbers of doubles that awq_output_error needs to work in.
size_t awq_scratch(size_t samples, size_t in, size_t out);

// |Y - Yhat| / |Y| (Frobenius), Y = X W^T for X[samples][in] and W[out][in], Yhat of the weights
// Q(W diag(s)) diag(s)^-1 with s the awq_scales of the mean |X_j|; one symmetric scale per `group`
// weights of a row, group 0: per row. X stays as it is. 0 where Y is met exactly.
double awq_output_error(const double *X, const double *W, size_t samples, size_t in, size_t out,
                        double alpha, int bits, size_t group, double *scratch);

#endif
