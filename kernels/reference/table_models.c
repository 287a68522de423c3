// SPDX-License-Identifier: MIT
// Adaptors of the table for what models put out: distillation, loss scaling, evaluation.
// Labels are 1-based in the table and 0-based in C.
#include <math.h>

#include "kernels/reference/adapter.h"
#include "kernels/reference/distillation.h"
#include "kernels/reference/evaluation.h"
#include "kernels/reference/training.h"

typedef void soft_vector(const double *z, size_t n, double T, double *p);

static enum reference_status give_soft(struct reference_call *call, soft_vector *soft) {
    size_t n = call->args[0].vector.n;
    double *p = new_numbers(call, n);
    if (p == NULL) return REFERENCE_NO_MEMORY;
    soft(call->args[0].vector.at, n, number(call, 1), p);
    return give(call, vector_value(p, n));
}

enum reference_status run_softmax_t(struct reference_call *call) {
    return give_soft(call, softmax_t);
}

enum reference_status run_log_softmax_t(struct reference_call *call) {
    return give_soft(call, log_softmax_t);
}

enum reference_status run_entropy(struct reference_call *call) {
    const struct reference_value *p = &call->args[0];
    return give_number(call, entropy(p->vector.at, p->vector.n, number_or(call, 1, 0)));
}

enum reference_status run_entropy_bits(struct reference_call *call) {
    return give_number(call, entropy_bits(call->args[0].vector.at, call->args[0].vector.n));
}

enum reference_status run_kl(struct reference_call *call) {
    const struct reference_value *p = &call->args[0], *q = &call->args[1];
    if (same_length(call, "teacher", p->vector.n, "student", q->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    return give_number(call, kl(p->vector.at, q->vector.at, p->vector.n, number_or(call, 2, 0)));
}

enum reference_status run_kl_bits(struct reference_call *call) {
    const struct reference_value *p = &call->args[0], *q = &call->args[1];
    if (same_length(call, "teacher", p->vector.n, "student", q->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    return give_number(call, kl_bits(p->vector.at, q->vector.at, p->vector.n));
}

static enum reference_status check_label(struct reference_call *call, double label, size_t n) {
    if (label <= (double)n) return REFERENCE_OK;
    return refuse(call, "label must be a whole number from 1 to %zu, not %.17g", n, label);
}

enum reference_status run_cross_entropy(struct reference_call *call) {
    const struct reference_value *z = &call->args[0];
    double label = number(call, 1);
    if (check_label(call, label, z->vector.n) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    return give_number(call, cross_entropy(z->vector.at, z->vector.n, (size_t)label - 1));
}

enum reference_status run_cross_entropy_grad(struct reference_call *call) {
    const struct reference_value *z = &call->args[0];
    double label = number(call, 1);
    if (check_label(call, label, z->vector.n) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *gradient = new_numbers(call, z->vector.n);
    if (gradient == NULL) return REFERENCE_NO_MEMORY;
    cross_entropy_grad(z->vector.at, z->vector.n, (size_t)label - 1, gradient);
    return give(call, vector_value(gradient, z->vector.n));
}

enum reference_status run_mix_losses(struct reference_call *call) {
    return give_number(call, mix_losses(number(call, 0), number(call, 1), number(call, 2)));
}

enum reference_status run_kd_loss(struct reference_call *call) {
    const struct reference_value *zt = &call->args[0], *zs = &call->args[1];
    double label = number(call, 2), T = number(call, 3), alpha = number(call, 4);
    if (same_length(call, "zt", zt->vector.n, "zs", zs->vector.n) != REFERENCE_OK ||
        check_label(call, label, zs->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    return give_number(
        call, kd_loss(zt->vector.at, zs->vector.at, zs->vector.n, (size_t)label - 1, T, alpha));
}

enum reference_status run_kd_grad(struct reference_call *call) {
    const struct reference_value *zt = &call->args[0], *zs = &call->args[1];
    size_t n = zs->vector.n;
    if (same_length(call, "zt", zt->vector.n, "zs", n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *gradient = new_numbers(call, n);
    if (gradient == NULL) return REFERENCE_NO_MEMORY;
    kd_grad(zt->vector.at, zs->vector.at, n, number(call, 2), gradient);
    return give(call, vector_value(gradient, n));
}

enum reference_status run_scaler_step(struct reference_call *call) {
    const struct reference_value *state = &call->args[0], *grads = &call->args[1];
    struct loss_scaler scaler;
    if (!number_field(state, "scale", &scaler.scale) || !(scaler.scale > 0))
        return refuse(call, "state needs a `scale`, a number above 0");
    if (!number_field(state, "good", &scaler.good) || scaler.good < 0 ||
        floor(scaler.good) != scaler.good)
        return refuse(call, "state needs a `good`, a whole number of at least 0");
    size_t n = grads->vector.n;
    double *unscaled = new_numbers(call, n);
    if (unscaled == NULL) return REFERENCE_NO_MEMORY;
    bool apply = scaler_step(&scaler, grads->vector.at, n, unscaled);
    const struct reference_field fields[] = { { "apply", boolean_value(apply) },
                                              { "grads", vector_value(unscaled, apply ? n : 0) },
                                              { "scale", number_value(scaler.scale) },
                                              { "good", number_value(scaler.good) } };
    return give_record(call, fields, 4);
}

enum reference_status run_ece(struct reference_call *call) {
    const struct reference_value *conf = &call->args[0], *correct = &call->args[1];
    size_t n = conf->vector.n, bins = (size_t)number(call, 2);
    if (same_length(call, "conf", n, "correct", correct->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    for (size_t i = 0; i < n; i++) {
        double c = conf->vector.at[i], hit = correct->vector.at[i];
        if (c < 0 || c > 1)
            return refuse(call, "conf[%zu] must be from 0 to 1, not %.17g", i + 1, c);
        if (hit != 0 && hit != 1)
            return refuse(call, "correct[%zu] must be 0 or 1, not %.17g", i + 1, hit);
    }
    struct ece_bin *scratch = new_array(call, bins, sizeof *scratch);
    if (scratch == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, ece(conf->vector.at, correct->vector.at, n, bins, scratch));
}

enum reference_status run_allocate_bits(struct reference_call *call) {
    const struct reference_value *sens = &call->args[0], *n = &call->args[1];
    size_t layers = sens->vector.n;
    if (same_length(call, "sens", layers, "n", n->vector.n) != REFERENCE_OK ||
        not_nan(call, 2, "budget_bits") != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    for (size_t i = 0; i < layers; i++) {
        if (isnan(sens->vector.at[i]))
            return refuse(call, "sens[%zu] must be a number, not NaN", i + 1);
        if (!(n->vector.at[i] > 0))
            return refuse(call, "n[%zu] must be above 0, not %.17g", i + 1, n->vector.at[i]);
    }
    double *bits = new_numbers(call, layers);
    if (bits == NULL) return REFERENCE_NO_MEMORY;
    allocate_bits(sens->vector.at, n->vector.at, layers, number(call, 2), bits);
    return give(call, vector_value(bits, layers));
}

enum reference_status run_pareto(struct reference_call *call) {
    const struct reference_value *points = &call->args[0];
    size_t n = points->records.n;
    double *cost = new_numbers(call, n), *quality = new_numbers(call, n);
    double *front = new_numbers(call, n);
    if (cost == NULL || quality == NULL || front == NULL) return REFERENCE_NO_MEMORY;
    for (size_t i = 0; i < n; i++)
        if (!number_field(&points->records.at[i], "cost", &cost[i]) ||
            !number_field(&points->records.at[i], "quality", &quality[i]))
            return refuse(call, "points[%zu] needs a number `cost` and a number `quality`", i + 1);
    return give(call, vector_value(front, pareto(cost, quality, n, front)));
}
