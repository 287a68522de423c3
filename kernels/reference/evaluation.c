// SPDX-License-Identifier: MIT
// Judging a compressed model: calibration error, bits per layer, the Pareto front.
// Small inputs, so the plain quadratic searches are the readable ones.
#include "kernels/reference/evaluation.h"

#include <math.h>
#include <stdbool.h>

// The bin of a confidence, 0-based; its edges are the doubles nearest to k/bins.
static size_t bin_of(double conf, size_t bins) {
    double count = (double)bins, k = ceil(conf * count);
    if (k > 0 && conf <= (k - 1) / count)
        k--;
    else if (conf > k / count)
        k++;
    return k < 1 ? 0 : k > count ? bins - 1 : (size_t)k - 1;
}

double ece(const double *conf, const double *correct, size_t n, size_t bins,
           struct ece_bin *scratch) {
    for (size_t k = 0; k < bins; k++)
        scratch[k] = (struct ece_bin) { 0 };
    for (size_t i = 0; i < n; i++) {
        if (isnan(conf[i]) || isnan(correct[i])) return NAN;
        struct ece_bin *bin = &scratch[bin_of(conf[i], bins)];
        bin->count++;
        bin->confidence += conf[i];
        bin->correct += correct[i];
    }
    double sum = 0;
    for (size_t k = 0; k < bins; k++)
        sum += fabs(scratch[k].correct - scratch[k].confidence);
    return n == 0 ? 0 : sum / (double)n;
}

void allocate_bits(const double *sens, const double *n, size_t layers, double budget_bits,
                   double *bits) {
    enum { UNSEEN = 0, LOW = 4, HIGH = 8 };
    double used = 0;
    for (size_t i = 0; i < layers; i++) {
        used += LOW * n[i];
        bits[i] = UNSEEN;
    }
    for (size_t turn = 0; turn < layers; turn++) {
        size_t next = layers;
        for (size_t i = 0; i < layers; i++)
            if (bits[i] == UNSEEN && (next == layers || sens[i] / n[i] > sens[next] / n[next]))
                next = i;
        double more = (HIGH - LOW) * n[next];
        bool fits = used + more <= budget_bits;
        bits[next] = fits ? HIGH : LOW;
        used += fits ? more : 0;
    }
}

static bool dominates(double cost, double quality, double other_cost, double other_quality) {
    return cost <= other_cost && quality >= other_quality &&
           (cost < other_cost || quality > other_quality);
}

size_t pareto(const double *cost, const double *quality, size_t n, double *front) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        bool stays = !isnan(cost[i]) && !isnan(quality[i]);
        for (size_t j = 0; j < n && stays; j++)
            stays = !dominates(cost[j], quality[j], cost[i], quality[i]);
        if (stays) front[found++] = (double)(i + 1);
    }
    return found;
}
