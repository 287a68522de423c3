// SPDX-License-Identifier: MIT
// Adaptors of the table for what zeros cost and save. See sparsity.h.
#include "kernels/reference/sparsity.h"

#include <math.h>

#include "kernels/reference/adapter.h"

enum reference_status run_train_hours(struct reference_call *call) {
    return give_number(call, train_hours(number(call, 0), number(call, 1), number(call, 2),
                                         number_or(call, 3, 0)));
}

// OK where at most `of` of `of` are kept.
static enum reference_status keep_fits(struct reference_call *call, size_t keep, size_t of) {
    if (keep <= of) return REFERENCE_OK;
    return refuse(call, "keep must not be above of: %zu of %zu", keep, of);
}

enum reference_status run_mask_n_m(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    size_t keep = (size_t)number(call, 1), of = (size_t)number(call, 2);
    if (keep_fits(call, keep, of) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    if (n % of != 0) return refuse(call, "w must hold a multiple of %zu weights, not %zu", of, n);
    double *mask = new_numbers(call, n);
    if (mask == NULL) return REFERENCE_NO_MEMORY;
    mask_n_m(call->args[0].vector.at, n, keep, of, mask);
    return give(call, vector_value(mask, n));
}

enum reference_status run_prune_rows(struct reference_call *call) {
    const struct reference_value *W = &call->args[0];
    size_t rows = W->matrix.rows, cols = W->matrix.cols, keep = (size_t)number(call, 1);
    if (keep > rows) return refuse(call, "keep must not be above the rows: %zu of %zu", keep, rows);
    double *kept = new_numbers(call, keep * cols), *scratch = new_numbers(call, rows);
    double *numbers = new_numbers(call, keep);
    size_t *at = new_array(call, keep, sizeof *at);
    if (kept == NULL || scratch == NULL || numbers == NULL || at == NULL)
        return REFERENCE_NO_MEMORY;
    prune_rows(W->matrix.at, rows, cols, keep, kept, at, scratch);
    for (size_t i = 0; i < keep; i++)
        numbers[i] = (double)at[i] + 1;
    const struct reference_field fields[] = {
        { "W", matrix_value(kept, keep, cols) },
        { "rows", vector_value(numbers, keep) },
    };
    return give_record(call, fields, 2);
}

enum reference_status run_n_m_bits(struct reference_call *call) {
    size_t keep = (size_t)number(call, 0), of = (size_t)number(call, 1);
    if (keep_fits(call, keep, of) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    return give_number(call, n_m_bits(keep, of, number(call, 2)));
}

enum reference_status run_sparse_bits(struct reference_call *call) {
    return give_number(call, sparse_bits(number(call, 0), number(call, 1), number(call, 2)));
}

enum reference_status run_sparse_break_even(struct reference_call *call) {
    return give_number(call, sparse_break_even(number(call, 0), number(call, 1), number(call, 2)));
}

// OK where argument 1 is an n by n matrix without a NaN, n the length of argument 0.
static enum reference_status inverse_fits(struct reference_call *call) {
    const struct reference_value *Hinv = &call->args[1];
    size_t n = call->args[0].vector.n;
    if (n > 0 && (Hinv->matrix.rows != n || Hinv->matrix.cols != n))
        return refuse(call, "Hinv must be %zu by %zu, as w is long, not %zu by %zu", n, n,
                      Hinv->matrix.rows, Hinv->matrix.cols);
    for (size_t i = 0; i < n * n; i++)
        if (isnan(Hinv->matrix.at[i])) return refuse(call, "Hinv must not hold a NaN");
    return REFERENCE_OK;
}

static enum reference_status not_definite(struct reference_call *call) {
    return refuse(call, "Hinv must be positive definite: a pivot is not above 0");
}

enum reference_status run_obs_saliency(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (inverse_fits(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *eps = new_numbers(call, n);
    if (eps == NULL) return REFERENCE_NO_MEMORY;
    if (!obs_saliency(call->args[0].vector.at, call->args[1].matrix.at, n, eps))
        return not_definite(call);
    return give(call, vector_value(eps, n));
}

enum reference_status run_obs_remove(struct reference_call *call) {
    size_t n = call->args[0].vector.n, m = (size_t)number(call, 2);
    if (inverse_fits(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    if (m > n) return refuse(call, "m must not be above %zu, the weights of w, but is %zu", n, m);
    double *w = copy_numbers(call, call->args[0].vector.at, n);
    if (w == NULL) return REFERENCE_NO_MEMORY;
    if (!obs_remove(w, call->args[1].matrix.at, n, m - 1)) return not_definite(call);
    return give(call, vector_value(w, n));
}

enum reference_status run_sparsegpt_row(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (inverse_fits(call) != REFERENCE_OK || not_nan(call, 2, "sparsity") != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *w = copy_numbers(call, call->args[0].vector.at, n);
    double *Hinv = copy_numbers(call, call->args[1].matrix.at, n * n);
    double *scratch = new_numbers(call, n * n);
    struct ranked *ranking = new_array(call, n, sizeof *ranking);
    if (w == NULL || Hinv == NULL || scratch == NULL || ranking == NULL) return REFERENCE_NO_MEMORY;
    if (!sparsegpt_row(w, Hinv, n, number(call, 2), scratch, ranking)) return not_definite(call);
    return give(call, vector_value(w, n));
}

enum reference_status run_experts_touched(struct reference_call *call) {
    double E = number(call, 0), k = number(call, 1);
    if (not_nan(call, 2, "tokens") != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    if (k > E) return refuse(call, "k must not be above E: %g of %g", k, E);
    return give_number(call, experts_touched(E, k, number(call, 2)));
}
