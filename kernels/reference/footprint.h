// SPDX-License-Identifier: MIT
// What training keeps in memory: weights, gradients, master copy, optimizer state, activations.
// Rajbhandari et al. 2019, arXiv:1910.02054; Korthikanti et al. 2022, arXiv:2205.05198.
#ifndef KERNELS_REFERENCE_FOOTPRINT_H
#define KERNELS_REFERENCE_FOOTPRINT_H

#include <stdbool.h>

// Bits of each part of a trained weight; a frozen one has `frozen` bits and nothing else.
struct training_bits {
    double frozen, weight, gradient, master, state;
};

// Gigabytes (10^9 bytes).
struct training_memory {
    double weights, gradients, master, optimizer, total;
};

// The memory of `frozen` weights that only compute and `trainable` ones that also have a gradient,
// a master copy and a state. Adam with FP32 moments has 64 bits of state.
struct training_memory training_memory(double frozen, double trainable, struct training_bits bits);

// Gigabytes of 16-bit activations that a transformer of `layers` layers of `width` keeps for the
// backward pass: sequence * batch * width * (34 + 5 * heads * sequence / width) bytes a layer.
// heads = 0 leaves the attention scores out, as a fused attention does. With checkpoints each layer
// keeps its input alone, 2 bytes a number, and one layer at a time is computed again.
double activation_gb(double layers, double width, double heads, double sequence, double batch,
                     bool checkpoints);

// Milliseconds of a kernel: its arithmetic or its traffic, whichever takes longer.
// Williams, Waterman and Patterson 2009, CACM 52(4), 65-76.
double roofline_ms(double flop, double bytes, double tflops, double gbps);

#endif
