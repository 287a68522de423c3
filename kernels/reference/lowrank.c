// SPDX-License-Identifier: MIT
// Low rank: how many singular values carry the energy, and what an adapter costs.
// Energies are added from the largest on, so that the whole is met exactly by the last one.
#include "kernels/reference/lowrank.h"

#include <math.h>
#include <stdlib.h>

static int larger_first(const void *left, const void *right) {
    double a = fabs(*(const double *)left), b = fabs(*(const double *)right);
    return (a < b) - (a > b);
}

double rank_for_energy(double *sigma, size_t n, double target) {
    for (size_t i = 0; i < n; i++)
        if (isnan(sigma[i])) return NAN;
    if (isnan(target)) return NAN;
    qsort(sigma, n, sizeof *sigma, larger_first);
    double total = 0, kept = 0;
    for (size_t i = 0; i < n; i++)
        total += sigma[i] * sigma[i];
    size_t r = 0;
    while (total > 0 && r < n && kept / total < target) {
        kept += sigma[r] * sigma[r];
        r++;
    }
    return (double)r;
}

double lora_params(double d_out, double d_in, double r, double n_matrices) {
    return n_matrices * r * (d_out + d_in);
}
