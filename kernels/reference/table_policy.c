// SPDX-License-Identifier: MIT
// Adaptors of the table for on-policy distillation: divergences, the best normal, drift.
// See policy.h.
#include "kernels/reference/policy.h"

#include "kernels/reference/adapter.h"

enum reference_status run_jsd(struct reference_call *call) {
    const struct reference_value *p = &call->args[0], *q = &call->args[1];
    size_t n = p->vector.n;
    if (same_length(call, "teacher", n, "student", q->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *m = new_numbers(call, n);
    if (m == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, jsd(p->vector.at, q->vector.at, n, number(call, 2), m));
}

enum reference_status run_normal_bins(struct reference_call *call) {
    const struct reference_value *x = &call->args[0];
    double *q = new_numbers(call, x->vector.n);
    if (q == NULL) return REFERENCE_NO_MEMORY;
    normal_bins(x->vector.at, x->vector.n, number(call, 1), number(call, 2), q);
    return give(call, vector_value(q, x->vector.n));
}

enum reference_status run_fit_normal(struct reference_call *call) {
    const struct reference_value *x = &call->args[0], *p = &call->args[1];
    size_t n = x->vector.n;
    if (same_length(call, "x", n, "p", p->vector.n) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *scratch = new_numbers(call, 2 * n), *q = new_numbers(call, n);
    if (scratch == NULL || q == NULL) return REFERENCE_NO_MEMORY;
    struct normal_fit fit = fit_normal(x->vector.at, p->vector.at, n, number(call, 2), scratch);
    normal_bins(x->vector.at, n, fit.mean, fit.deviation, q);
    const struct reference_field fields[] = {
        { "mean", number_value(fit.mean) },
        { "deviation", number_value(fit.deviation) },
        { "divergence", number_value(fit.divergence) },
        { "q", vector_value(q, n) },
    };
    return give_record(call, fields, 4);
}

enum reference_status run_off_path(struct reference_call *call) {
    size_t n = (size_t)number(call, 2);
    double *share = new_numbers(call, n);
    if (share == NULL) return REFERENCE_NO_MEMORY;
    off_path(number(call, 0), number(call, 1), n, share);
    return give(call, vector_value(share, n));
}
