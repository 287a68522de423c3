// SPDX-License-Identifier: MIT
// Adam on a network, step by step. Pruned weights take no part: their gradient is dropped before
// Adam sees it, so that its means of them stay 0.
#include "kernels/train/trainer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double forget_mean = 0.9, forget_square = 0.999, least = 1e-8;

void trainer_init(struct trainer *trainer, struct net *net, const struct samples *samples,
                  const struct trainer_options *options) {
    *trainer = (struct trainer) { .net = net, .samples = samples, .options = *options };
    trainer->gradient = calloc(3 * net->n, sizeof(double));
    trainer->order = calloc(samples->n, sizeof *trainer->order);
    if (!trainer->gradient || !trainer->order) abort(); // bounded as the net and its samples are
    trainer->mean = trainer->gradient + net->n;
    trainer->square = trainer->mean + net->n;
    for (size_t i = 0; i < samples->n; i++)
        trainer->order[i] = i;
    trainer->next = samples->n;
    generator_init_default(&trainer->generator, options->seed);
    pass_init(&trainer->pass, net);
    net_use(net);
}

void trainer_release(struct trainer *trainer) {
    pass_release(&trainer->pass);
    free(trainer->gradient);
    free(trainer->order);
    *trainer = (struct trainer) { 0 };
}

// Fisher and Yates, from the last place down.
static void shuffle(struct trainer *trainer) {
    size_t *order = trainer->order;
    for (size_t i = trainer->samples->n; i-- > 1;) {
        int64_t k = 0;
        generator_integer_within(&trainer->generator, 0, (int64_t)i, &k);
        size_t other = order[k];
        order[k] = order[i];
        order[i] = other;
    }
    trainer->next = 0;
}

static size_t next_sample(struct trainer *trainer) {
    if (trainer->next == trainer->samples->n) shuffle(trainer);
    return trainer->order[trainer->next++];
}

static void adam(struct trainer *trainer, double count) {
    struct net *net = trainer->net;
    double step = (double)++trainer->steps;
    double to_mean = 1 - pow(forget_mean, step), to_square = 1 - pow(forget_square, step);
    for (size_t i = 0; i < net->n; i++) {
        double g = trainer->gradient[i] / count * net->kept[i];
        double m = trainer->mean[i] = forget_mean * trainer->mean[i] + (1 - forget_mean) * g;
        double v = trainer->square[i] =
            forget_square * trainer->square[i] + (1 - forget_square) * g * g;
        net->at[i] -= trainer->options.rate * (m / to_mean) / (sqrt(v / to_square) + least);
    }
}

double trainer_step(struct trainer *trainer) {
    size_t all = trainer->samples->n, batch = trainer->options.batch;
    size_t n = batch && batch < all ? batch : all;
    double loss = 0;
    memset(trainer->gradient, 0, trainer->net->n * sizeof(double));
    for (size_t i = 0; i < n; i++)
        loss += pass_sample(&trainer->pass, trainer->samples, n == all ? i : next_sample(trainer),
                            trainer->gradient);
    adam(trainer, (double)n);
    net_use(trainer->net);
    return loss / (double)n;
}
