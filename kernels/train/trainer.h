// SPDX-License-Identifier: MIT
// Adam on a network, step by step, so that whoever trains may look, draw and stop between any two.
#ifndef KERNELS_TRAIN_TRAINER_H
#define KERNELS_TRAIN_TRAINER_H

#include "kernels/random/generator.h"
#include "kernels/train/pass.h"

// Kingma and Ba 2014, arXiv:1412.6980: rates of forgetting 0.9 and 0.999, eps 1e-8.
struct trainer_options {
    double rate;
    size_t batch;  // samples of a step; 0: all of them
    uint64_t seed; // of the order of the samples, drawn anew for every round through them
};

struct trainer {
    struct net *net;
    const struct samples *samples;
    struct trainer_options options;
    struct pass pass;
    double *gradient, *mean, *square; // (n): of the parameters
    size_t steps;
    struct generator generator;
    size_t *order, next; // (samples)
};

// The net and the samples must outlive the trainer. `samples` has at least one.
void trainer_init(struct trainer *trainer, struct net *net, const struct samples *samples,
                  const struct trainer_options *options);
void trainer_release(struct trainer *trainer);

// One step: the mean gradient of a batch, Adam, the mask. Returns the mean loss of the batch before
// the step.
double trainer_step(struct trainer *trainer);

#endif
