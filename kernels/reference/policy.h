// SPDX-License-Identifier: MIT
// Which misfit a student is punished for, and where its own slips lead it.
// Agarwal et al. 2023, arXiv:2306.13649; Ross and Bagnell 2010, AISTATS (PMLR 9, 661-668).
#ifndef KERNELS_REFERENCE_POLICY_H
#define KERNELS_REFERENCE_POLICY_H

#include <stddef.h>

// The generalized Jensen-Shannon divergence in nats: beta KL(p || m) + (1 - beta) KL(q || m) with
// m = beta p + (1 - beta) q; p the teacher. 0 at beta = 0 and 1; divided by beta it tends to
// KL(p || q) as beta goes to 0, divided by 1 - beta to KL(q || p) as it goes to 1. m[n] is scratch.
double jsd(const double *p, const double *q, size_t n, double beta, double *m);

// q[n] = the normal density at the points x, scaled to sum 1.
void normal_bins(const double *x, size_t n, double mean, double deviation, double *q);

struct normal_fit {
    double mean, deviation, divergence;
};

// The normal whose bins q at the points x have the smallest divergence from p: KL(p || q) for
// beta = 0, KL(q || p) for beta = 1, jsd between. The best of 17 means is refined for each of 5
// deviations, by steps that halve down to 1e-5 of the range of x; the first of equals wins. The
// smallest deviation tried is 1/200 of the range, the largest the range. NaN where p or beta is
// NaN, where x is not finite or all alike, or where no divergence is finite. scratch[2 n].
struct normal_fit fit_normal(const double *x, const double *p, size_t n, double beta,
                             double *scratch);

// share[t] of the texts that are off the teacher's path after token t = 1 .. n, when each token on
// the path leaves it with probability `slip` and each token off it returns with `recover`.
void off_path(double slip, double recover, size_t n, double *share);

#endif
