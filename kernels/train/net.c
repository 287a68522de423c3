// SPDX-License-Identifier: MIT
// A small network: its memory, its first values, its rounding.
#include "kernels/train/net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/random/generator.h"
#include "kernels/reference/symmetric.h"

static double *numbers(size_t n) {
    double *at = calloc(n ? n : 1, sizeof *at);
    if (!at) abort(); // bounded by NET_PARAMETERS_MOST: there is no memory at all
    return at;
}

bool net_init(struct net *net, const size_t *sizes, size_t n_layers) {
    *net = (struct net) { .n_layers = n_layers };
    if (n_layers < 1 || n_layers > NET_LAYERS_MOST) return false;
    for (size_t l = 0; l < n_layers; l++) {
        size_t in = sizes[l], out = sizes[l + 1];
        if (in < 1 || out < 1 || in > NET_PARAMETERS_MOST || out > NET_PARAMETERS_MOST / in)
            return false;
        net->layers[l] = (struct net_layer) { in, out, net->n, net->n + in * out };
        net->n += in * out + out;
    }
    if (net->n > NET_PARAMETERS_MOST) return false;
    net->at = numbers(net->n);
    net->used = numbers(net->n);
    net->kept = numbers(net->n);
    for (size_t i = 0; i < net->n; i++)
        net->kept[i] = 1;
    return true;
}

void net_release(struct net *net) {
    free(net->at);
    free(net->used);
    free(net->kept);
    *net = (struct net) { 0 };
}

void net_copy(struct net *net, const struct net *from) {
    *net = *from;
    net->at = numbers(from->n);
    net->used = numbers(from->n);
    net->kept = numbers(from->n);
    memcpy(net->at, from->at, from->n * sizeof *net->at);
    memcpy(net->used, from->used, from->n * sizeof *net->at);
    memcpy(net->kept, from->kept, from->n * sizeof *net->at);
}

void net_draw(struct net *net, uint64_t seed) {
    struct generator generator;
    generator_init_default(&generator, seed);
    for (size_t l = 0; l < net->n_layers; l++) {
        const struct net_layer *layer = &net->layers[l];
        generator_fill_normal(&generator, 0, sqrt(2 / (double)layer->in), net->at + layer->w,
                              layer->in * layer->out);
        memset(net->at + layer->b, 0, layer->out * sizeof *net->at);
    }
    for (size_t i = 0; i < net->n; i++)
        net->at[i] *= net->kept[i];
    net_use(net);
}

void net_rewind(struct net *net, const struct net *to) {
    for (size_t i = 0; i < net->n; i++)
        net->at[i] = to->at[i] * net->kept[i];
    net_use(net);
}

bool net_same_shape(const struct net *a, const struct net *b) {
    if (a->n_layers != b->n_layers) return false;
    for (size_t l = 0; l < a->n_layers; l++)
        if (a->layers[l].in != b->layers[l].in || a->layers[l].out != b->layers[l].out)
            return false;
    return true;
}

size_t net_inputs(const struct net *net) {
    return net->layers[0].in;
}

size_t net_outputs(const struct net *net) {
    return net->layers[net->n_layers - 1].out;
}

// n weights, `stride` apart, with one scale.
static void round_run(const double *W, size_t n, size_t stride, int bits, double *rounded) {
    struct symmetric_codes codes = symmetric_full(bits);
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(W[i * stride]));
    double scale = symmetric_scale(most, bits);
    for (size_t i = 0; i < n; i++) {
        double q = rint(W[i * stride] / scale);
        rounded[i * stride] = fmin(fmax(q, codes.lowest), codes.highest) * scale;
    }
}

void net_round(const struct net_rounding *rounding, const double *W, size_t in, size_t out,
               double *rounded) {
    if (rounding->tensor) {
        round_run(W, in * out, 1, rounding->bits, rounded);
        return;
    }
    size_t group = rounding->group ? rounding->group : in;
    for (size_t first = 0; first < in; first += group) {
        size_t n = first + group < in ? group : in - first;
        for (size_t o = 0; o < out; o++)
            round_run(W + first * out + o, n, out, rounding->bits, rounded + first * out + o);
    }
}

void net_use(struct net *net) {
    memcpy(net->used, net->at, net->n * sizeof *net->at);
    for (size_t l = 0; net->rounding.bits && l < net->n_layers; l++) {
        const struct net_layer *layer = &net->layers[l];
        net_round(&net->rounding, net->at + layer->w, layer->in, layer->out, net->used + layer->w);
    }
}
