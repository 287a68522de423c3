// SPDX-License-Identifier: MIT
// Low rank: how many singular values carry the energy, and what an adapter costs.
// Hu et al. 2021, arXiv:2106.09685.
#ifndef KERNELS_REFERENCE_LOWRANK_H
#define KERNELS_REFERENCE_LOWRANK_H

#include <stddef.h>

// The smallest r for which the r largest sigma^2 are at least `target` (0..1) of their sum; 0 for
// an all-zero sigma, NaN where an element or target is NaN. Reorders sigma.
double rank_for_energy(double *sigma, size_t n, double target);

// Trainable parameters of LoRA: n_matrices * r * (d_out + d_in).
double lora_params(double d_out, double d_in, double r, double n_matrices);

#endif
