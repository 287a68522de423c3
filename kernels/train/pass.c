// SPDX-License-Identifier: MIT
// Forward and backward through a network. The inner loops run over the outputs of one input, which
// stand together; sums have a fixed order, so results do not depend on the compiler.
#include "kernels/train/pass.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void pass_init(struct pass *pass, const struct net *net) {
    size_t widest = net_inputs(net), all = net_inputs(net);
    for (size_t l = 0; l < net->n_layers; l++) {
        all += net->layers[l].out;
        if (net->layers[l].out > widest) widest = net->layers[l].out;
    }
    *pass = (struct pass) { .net = net, .memory = calloc(all + 4 * widest, sizeof(double)) };
    if (!pass->memory) abort(); // bounded as the net is
    double *at = pass->memory;
    for (size_t l = 0; l <= net->n_layers; l++) {
        pass->acts[l] = at;
        at += l ? net->layers[l - 1].out : net_inputs(net);
    }
    pass->delta = at;
    pass->below = at + widest;
    pass->scratch = at + 2 * widest;
}

void pass_release(struct pass *pass) {
    free(pass->memory);
    *pass = (struct pass) { 0 };
}

// y[n] += a x[n]
static void add_scaled(double *restrict y, double a, const double *restrict x, size_t n) {
    for (size_t i = 0; i < n; i++)
        y[i] += a * x[i];
}

// Four sums side by side: a fixed order that still goes through vector registers.
static double dot(const double *restrict a, const double *restrict b, size_t n) {
    double sum[4] = { 0 }, rest = 0;
    size_t i = 0;
    for (; i + 4 <= n; i += 4)
        for (size_t k = 0; k < 4; k++)
            sum[k] += a[i + k] * b[i + k];
    for (; i < n; i++)
        rest += a[i] * b[i];
    return (sum[0] + sum[2]) + (sum[1] + sum[3]) + rest;
}

// The row of W that symbol `place` of a sample reads.
static size_t symbol_row(const struct samples *samples, size_t i, size_t place) {
    return place * samples->alphabet + (size_t)samples->x[i * samples->inputs + place];
}

static void forward_layer(const struct net *net, size_t l, const double *x, double *y) {
    const struct net_layer *layer = &net->layers[l];
    memcpy(y, net->used + layer->b, layer->out * sizeof *y);
    for (size_t k = 0; k < layer->in; k++)
        if (x[k] != 0) add_scaled(y, x[k], net->used + layer->w + k * layer->out, layer->out);
}

static void forward_symbols(const struct net *net, const struct samples *samples, size_t i,
                            double *y) {
    const struct net_layer *layer = &net->layers[0];
    memcpy(y, net->used + layer->b, layer->out * sizeof *y);
    for (size_t place = 0; place < samples->inputs; place++)
        add_scaled(y, 1, net->used + layer->w + symbol_row(samples, i, place) * layer->out,
                   layer->out);
}

void pass_one_hot(struct pass *pass, const struct samples *samples, size_t i) {
    memset(pass->acts[0], 0, net_inputs(pass->net) * sizeof *pass->acts[0]);
    for (size_t place = 0; place < samples->inputs; place++)
        pass->acts[0][symbol_row(samples, i, place)] = 1;
}

const double *pass_forward(struct pass *pass, const struct samples *samples, size_t i) {
    const struct net *net = pass->net;
    if (!samples->alphabet)
        memcpy(pass->acts[0], samples->x + i * samples->inputs,
               samples->inputs * sizeof *pass->acts[0]);
    for (size_t l = 0; l < net->n_layers; l++) {
        double *y = pass->acts[l + 1];
        if (l == 0 && samples->alphabet)
            forward_symbols(net, samples, i, y);
        else
            forward_layer(net, l, pass->acts[l], y);
        for (size_t k = 0; l + 1 < net->n_layers && k < net->layers[l].out; k++)
            y[k] = y[k] > 0 ? y[k] : 0;
    }
    return pass->acts[net->n_layers];
}

// The gradient of a layer from delta[out]; below[in] gets that of its inputs, for layers above the
// first. An input of 0 behind a ReLU lets nothing through.
static void backward_layer(const struct net *net, size_t l, const double *x, const double *delta,
                           double *below, double *gradient) {
    const struct net_layer *layer = &net->layers[l];
    add_scaled(gradient + layer->b, 1, delta, layer->out);
    for (size_t k = 0; k < layer->in; k++) {
        if (l) below[k] = 0;
        if (x[k] == 0) continue;
        add_scaled(gradient + layer->w + k * layer->out, x[k], delta, layer->out);
        if (l) below[k] = dot(net->used + layer->w + k * layer->out, delta, layer->out);
    }
}

static void backward_symbols(const struct net *net, const struct samples *samples, size_t i,
                             const double *delta, double *gradient) {
    const struct net_layer *layer = &net->layers[0];
    add_scaled(gradient + layer->b, 1, delta, layer->out);
    for (size_t place = 0; place < samples->inputs; place++)
        add_scaled(gradient + layer->w + symbol_row(samples, i, place) * layer->out, 1, delta,
                   layer->out);
}

double pass_sample(struct pass *pass, const struct samples *samples, size_t i, double *gradient) {
    const struct net *net = pass->net;
    const double *z = pass_forward(pass, samples, i);
    double loss = loss_of(samples, i, z, net_outputs(net), pass->delta, pass->scratch);
    for (size_t l = net->n_layers; gradient && l-- > 0;) {
        if (l == 0 && samples->alphabet)
            backward_symbols(net, samples, i, pass->delta, gradient);
        else
            backward_layer(net, l, pass->acts[l], pass->delta, pass->below, gradient);
        double *delta = pass->delta;
        pass->delta = pass->below;
        pass->below = delta;
    }
    return loss;
}

double pass_loss(struct pass *pass, const struct samples *samples) {
    double sum = 0;
    for (size_t i = 0; i < samples->n; i++)
        sum += pass_sample(pass, samples, i, NULL);
    return samples->n ? sum / (double)samples->n : NAN;
}

static bool is_right(const struct samples *samples, size_t i, const double *z, size_t n) {
    size_t best = 0;
    if (samples->loss == LOSS_LOGISTIC) return (z[0] > 0) == (samples->y[i] > 0.5);
    for (size_t k = 1; k < n; k++)
        if (z[k] > z[best]) best = k;
    return best == (size_t)samples->y[i];
}

double pass_accuracy(struct pass *pass, const struct samples *samples) {
    size_t right = 0;
    if (!samples->n || samples->loss == LOSS_SQUARED) return NAN;
    for (size_t i = 0; i < samples->n; i++)
        right += is_right(samples, i, pass_forward(pass, samples, i), net_outputs(pass->net));
    return (double)right / (double)samples->n;
}
