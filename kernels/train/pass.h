// SPDX-License-Identifier: MIT
// Forward and backward through a network, sample by sample.
#ifndef KERNELS_TRAIN_PASS_H
#define KERNELS_TRAIN_PASS_H

#include "kernels/train/net.h"
#include "kernels/train/samples.h"

// The working memory of one network.
struct pass {
    const struct net *net;
    double *acts[NET_LAYERS_MOST + 1]; // what goes into each layer; the last: the outputs
    double *delta, *below, *scratch;
    double *memory;
};
void pass_init(struct pass *pass, const struct net *net);
void pass_release(struct pass *pass);

// The outputs for sample i, which stay in the pass until the next. acts[l] is what layer l read; of
// symbols acts[0] is not filled: pass_one_hot does that.
const double *pass_forward(struct pass *pass, const struct samples *samples, size_t i);

void pass_one_hot(struct pass *pass, const struct samples *samples, size_t i);

// The loss of sample i; its gradient by the parameters is added to gradient[n] (or NULL).
double pass_sample(struct pass *pass, const struct samples *samples, size_t i, double *gradient);

// The mean loss of all samples, and the share of them whose class is right: of the largest output,
// of the sign of a single one. NaN where the loss knows no class, or there is no sample.
double pass_loss(struct pass *pass, const struct samples *samples);
double pass_accuracy(struct pass *pass, const struct samples *samples);

#endif
