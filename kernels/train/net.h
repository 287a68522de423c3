// SPDX-License-Identifier: MIT
// A small network to be trained in front of the learner: layers of weights and biases with ReLU
// between them, a mask that says which weights are left, and a rounding that the forward pass sees.
// Plain C in double precision: the same seed gives the same curve on every machine of one libm,
// which a BLAS, choosing its kernels by the processor, does not.
//
// Shapes: layer l has W[in][out] and b[out], y = x W + b. The weights of one input stand together,
// so that an input that is 0 (half of all behind a ReLU, most of a one-hot) costs nothing.
#ifndef KERNELS_TRAIN_NET_H
#define KERNELS_TRAIN_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NET_LAYERS_MOST = 8, NET_PARAMETERS_MOST = 1 << 22 };

struct net_layer {
    size_t in, out;
    size_t w, b; // where they begin among the parameters
};

// How the forward pass rounds the weights: symmetric on the full grid, scale max|w|/(2^(b-1)-1).
// The gradient passes straight through (Bengio et al. 2013, arXiv:1308.3432); as the scale is that
// of the maximum nothing is clipped, so it passes everywhere.
struct net_rounding {
    int bits;     // 0: as they are
    size_t group; // inputs of one output that share a scale; 0: all of an output
    bool tensor;  // one scale for the whole layer; `group` does not count
};

struct net {
    size_t n_layers;
    struct net_layer layers[NET_LAYERS_MOST];
    size_t n;     // parameters
    double *at;   // (n)
    double *kept; // (n): 1, or 0 for a weight that was pruned; such a one is 0 and stays 0
    double *used; // (n): what the forward pass reads, as of the last net_use
    struct net_rounding rounding;
};

// sizes[n_layers + 1], each at least 1: inputs, hidden layers, outputs. The parameters are 0. False
// where it would have more than NET_PARAMETERS_MOST of them or NET_LAYERS_MOST layers.
bool net_init(struct net *net, const size_t *sizes, size_t n_layers);
void net_release(struct net *net);
void net_copy(struct net *net, const struct net *from); // into a net that holds nothing

// Draws all weights as normal with variance 2/in (He et al. 2015, arXiv:1502.01852), biases 0;
// numpy.random.default_rng(seed), layer by layer, W as [in][out]. Pruned weights stay 0, but their
// numbers are drawn, so that a mask changes nothing else.
void net_draw(struct net *net, uint64_t seed);

// The parameters of another net of the same shape; this one's mask stays. The rewinding of lottery
// tickets.
void net_rewind(struct net *net, const struct net *to);
bool net_same_shape(const struct net *a, const struct net *b);

size_t net_inputs(const struct net *net);
size_t net_outputs(const struct net *net);

// Makes `used` of `at`; whoever changes `at` calls it before the next pass.
void net_use(struct net *net);

// W[in][out] of a layer, rounded.
void net_round(const struct net_rounding *rounding, const double *W, size_t in, size_t out,
               double *rounded);

#endif
