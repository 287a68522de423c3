// SPDX-License-Identifier: MIT
// Which weights of a network are left.
#include "kernels/train/masks.h"

#include <math.h>
#include <stdlib.h>

#include "kernels/random/generator.h"
#include "kernels/reference/pruning.h"

static size_t rank_left(const struct net *net, struct ranked *ranking) {
    size_t left = 0;
    for (size_t l = 0; l < net->n_layers; l++)
        for (size_t i = net->layers[l].w; i < net->layers[l].b; i++)
            if (net->kept[i] != 0) ranking[left++] = (struct ranked) { fabs(net->at[i]), i };
    rank_scores(ranking, left);
    return left;
}

void net_prune(struct net *net, double share) {
    struct ranked *ranking = calloc(net->n, sizeof *ranking);
    if (!ranking) abort(); // bounded as the net is
    size_t gone = pruned_count(share, rank_left(net, ranking));
    for (size_t i = 0; i < gone; i++)
        net->kept[ranking[i].index] = net->at[ranking[i].index] = 0;
    free(ranking);
    net_use(net);
}

void net_shuffle_masks(struct net *net, uint64_t seed) {
    struct generator generator;
    generator_init_default(&generator, seed);
    for (size_t l = 0; l < net->n_layers; l++) {
        double *kept = net->kept + net->layers[l].w;
        for (size_t i = net->layers[l].in * net->layers[l].out; i-- > 1;) {
            int64_t k = 0;
            generator_integer_within(&generator, 0, (int64_t)i, &k);
            double other = kept[k];
            kept[k] = kept[i];
            kept[i] = other;
        }
    }
    for (size_t i = 0; i < net->n; i++)
        net->at[i] *= net->kept[i];
    net_use(net);
}

double net_share_kept(const struct net *net) {
    double left = 0, all = 0;
    for (size_t l = 0; l < net->n_layers; l++)
        for (size_t i = net->layers[l].w; i < net->layers[l].b; i++, all++)
            left += net->kept[i];
    return left / all;
}
