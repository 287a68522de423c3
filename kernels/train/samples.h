// SPDX-License-Identifier: MIT
// What a network is trained on, and the loss that says how wrong it is.
#ifndef KERNELS_TRAIN_SAMPLES_H
#define KERNELS_TRAIN_SAMPLES_H

#include <stddef.h>

enum loss_kind {
    LOSS_SQUARED,  // mean over outputs of (z - y)^2 / 2; y[n][outputs]
    LOSS_LOGISTIC, // one output; y[n] is 0 or 1; ln(1 + e^z) - y z
    LOSS_SOFTMAX,  // y[n] is a class 0..outputs-1; -ln softmax(z)_y, in nats
    LOSS_DISTILL,  // share T^2 KL(p_T || q_T) + (1 - share) (-ln q_y), p of teacher[n][outputs]
    LOSS_KINDS     // (Hinton et al. 2015, arXiv:1503.02531)
};

struct samples {
    size_t n, inputs;
    // 0: x[n][inputs] are the inputs. Else they are symbols 0..alphabet-1, each standing for a
    // one-hot vector, so that the network has inputs * alphabet inputs.
    size_t alphabet;
    const double *x, *y, *teacher;
    enum loss_kind loss;
    double share, temperature; // LOSS_DISTILL: share of the soft part, 0..1; temperature above 0
};

// The loss of sample i with outputs z[n], and its gradient dz[n].
// scratch[2n].
double loss_of(const struct samples *samples, size_t i, const double *z, size_t n, double *dz,
               double *scratch);

#endif
