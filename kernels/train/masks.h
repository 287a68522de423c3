// SPDX-License-Identifier: MIT
// Which weights of a network are left: pruned by magnitude, and the controls of lottery tickets.
// Biases are never pruned. Frankle and Carbin 2018, arXiv:1803.03635.
#ifndef KERNELS_TRAIN_MASKS_H
#define KERNELS_TRAIN_MASKS_H

#include "kernels/train/net.h"

// Removes the smallest magnitudes among the weights that are left, over all layers at once:
// floor(share * left + 1e-9) of them, as magnitude_prune counts.
void net_prune(struct net *net, double share);

// The same number of weights in every layer, at places drawn by numpy.random.default_rng(seed).
// Pruned values are not brought back: rewind or draw afterwards.
void net_shuffle_masks(struct net *net, uint64_t seed);

double net_share_kept(const struct net *net); // of the weights, 0..1

#endif
