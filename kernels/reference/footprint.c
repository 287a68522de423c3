// SPDX-License-Identifier: MIT
// What training keeps in memory, and how long one kernel takes by its larger demand.
// Rajbhandari et al. 2019, arXiv:1910.02054; Korthikanti et al. 2022, arXiv:2205.05198.
#include "kernels/reference/footprint.h"

#include <math.h>

static double gigabytes(double count, double bits) {
    return count * bits / 8 / 1e9;
}

struct training_memory training_memory(double frozen, double trainable, struct training_bits bits) {
    struct training_memory memory = {
        .weights = gigabytes(frozen, bits.frozen) + gigabytes(trainable, bits.weight),
        .gradients = gigabytes(trainable, bits.gradient),
        .master = gigabytes(trainable, bits.master),
        .optimizer = gigabytes(trainable, bits.state),
    };
    memory.total = memory.weights + memory.gradients + memory.master + memory.optimizer;
    return memory;
}

double activation_gb(double layers, double width, double heads, double sequence, double batch,
                     bool checkpoints) {
    double numbers = sequence * batch * width;
    double layer = 34 * numbers + 5 * heads * sequence * sequence * batch;
    double bytes = checkpoints ? layers * 2 * numbers + layer : layers * layer;
    return bytes / 1e9;
}

double roofline_ms(double flop, double bytes, double tflops, double gbps) {
    double computing = flop / (tflops * 1e9), moving = bytes / (gbps * 1e6);
    if (isnan(computing) || isnan(moving)) return NAN;
    return computing > moving ? computing : moving;
}
