// SPDX-License-Identifier: MIT
// Adaptors of the table for methods over weights: GPTQ, AWQ, SmoothQuant, NF4, pruning, low rank.
// What a method would overwrite is copied first, so arguments stay as they were.
#include "kernels/reference/adapter.h"
#include "kernels/reference/compensation.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/lowrank.h"
#include "kernels/reference/pruning.h"
#include "kernels/reference/smoothing.h"

enum reference_status run_gptq_row(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *Hinv = &call->args[1];
    size_t n = w->vector.n;
    if (n > 0 && (Hinv->matrix.rows != n || Hinv->matrix.cols != n))
        return refuse(call, "Hinv must be %zu by %zu, as w is long, not %zu by %zu", n, n,
                      Hinv->matrix.rows, Hinv->matrix.cols);
    double *weights = copy_numbers(call, w->vector.at, n);
    double *inverse = copy_numbers(call, Hinv->matrix.at, n * n);
    double *q = new_numbers(call, n);
    if (weights == NULL || inverse == NULL || q == NULL) return REFERENCE_NO_MEMORY;
    if (!gptq_row(weights, inverse, n, number(call, 2), q))
        return refuse(call, "Hinv must be positive definite: a pivot is not above 0");
    return give(call, vector_value(q, n));
}

enum reference_status run_awq_search(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *xmag = &call->args[1];
    size_t n = w->vector.n;
    if (same_length(call, "w", n, "xmag", xmag->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *scratch = new_numbers(call, n);
    if (scratch == NULL) return REFERENCE_NO_MEMORY;
    struct awq_choice best = awq_search(w->vector.at, xmag->vector.at, n, integer(call, 2),
                                        (size_t)number(call, 3), scratch);
    const struct reference_field fields[] = { { "alpha", number_value(best.alpha) },
                                              { "err", number_value(best.err) } };
    return give_record(call, fields, 2);
}

enum reference_status run_smooth_scales(struct reference_call *call) {
    const struct reference_value *xmax = &call->args[0], *wmax = &call->args[1];
    size_t n = xmax->vector.n;
    if (same_length(call, "xmax", n, "wmax", wmax->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    for (size_t i = 0; i < n; i++)
        if (xmax->vector.at[i] < 0 || wmax->vector.at[i] < 0)
            return refuse(call, "xmax and wmax must be 0 or more, but channel %zu has %g and %g",
                          i + 1, xmax->vector.at[i], wmax->vector.at[i]);
    double *s = new_numbers(call, n);
    if (s == NULL) return REFERENCE_NO_MEMORY;
    smooth_scales(xmax->vector.at, wmax->vector.at, n, number(call, 2), s);
    return give(call, vector_value(s, n));
}

static enum reference_status same_inputs(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    if (X->matrix.cols == W->matrix.cols) return REFERENCE_OK;
    return refuse(call, "X and W must have as many columns (inputs), not %zu and %zu",
                  X->matrix.cols, W->matrix.cols);
}

enum reference_status run_smooth(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1], *s = &call->args[2];
    size_t samples = X->matrix.rows, in = X->matrix.cols, out = W->matrix.rows;
    if (same_inputs(call) != REFERENCE_OK ||
        same_length(call, "a row of X", in, "s", s->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    for (size_t j = 0; j < in; j++)
        if (s->vector.at[j] <= 0)
            return refuse(call, "s[%zu] must be above 0, not %.17g", j + 1, s->vector.at[j]);
    double *X_smooth = new_numbers(call, samples * in), *W_smooth = new_numbers(call, out * in);
    if (X_smooth == NULL || W_smooth == NULL) return REFERENCE_NO_MEMORY;
    smooth_apply(X->matrix.at, W->matrix.at, s->vector.at, samples, in, out, X_smooth, W_smooth);
    const struct reference_field fields[] = { { "X", matrix_value(X_smooth, samples, in) },
                                              { "W", matrix_value(W_smooth, out, in) } };
    return give_record(call, fields, 2);
}

enum reference_status run_smooth_output_error(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    size_t samples = X->matrix.rows, in = X->matrix.cols, out = W->matrix.rows;
    if (same_inputs(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *scratch = new_numbers(call, smooth_scratch(samples, in, out));
    if (scratch == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, smooth_output_error(X->matrix.at, W->matrix.at, samples, in, out,
                                                 number(call, 2), integer_or(call, 3, 8), scratch));
}

enum reference_status run_nf4_encode(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    double *codes = new_numbers(call, n);
    if (codes == NULL) return REFERENCE_NO_MEMORY;
    double most = nf4_encode(call->args[0].vector.at, n, codes);
    const struct reference_field fields[] = { { "codes", vector_value(codes, n) },
                                              { "absmax", number_value(most) } };
    return give_record(call, fields, 2);
}

enum reference_status run_magnitude_prune(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (not_nan(call, 1, "sparsity") != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *pruned = new_numbers(call, n);
    struct ranked *ranking = new_array(call, n, sizeof *ranking);
    if (pruned == NULL || ranking == NULL) return REFERENCE_NO_MEMORY;
    magnitude_prune(call->args[0].vector.at, n, number(call, 1), pruned, ranking);
    return give(call, vector_value(pruned, n));
}

enum reference_status run_mask_2_4(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (n % 4 != 0) return refuse(call, "w must hold a multiple of 4 weights, not %zu", n);
    double *mask = new_numbers(call, n);
    if (mask == NULL) return REFERENCE_NO_MEMORY;
    mask_2_4(call->args[0].vector.at, n, mask);
    return give(call, vector_value(mask, n));
}

// Norms and singular values are magnitudes.
static enum reference_status no_negatives(struct reference_call *call, const char *name,
                                          const double *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (x[i] < 0)
            return refuse(call, "%s[%zu] must not be below 0, as %.17g is", name, i + 1, x[i]);
    return REFERENCE_OK;
}

enum reference_status run_wanda(struct reference_call *call) {
    const struct reference_value *W = &call->args[0], *xnorm = &call->args[1];
    size_t rows = W->matrix.rows, cols = W->matrix.cols;
    if (not_nan(call, 2, "sparsity") != REFERENCE_OK ||
        (rows > 0 &&
         same_length(call, "a row of W", cols, "xnorm", xnorm->vector.n) != REFERENCE_OK) ||
        no_negatives(call, "xnorm", xnorm->vector.at, xnorm->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *pruned = new_numbers(call, rows * cols);
    struct ranked *ranking = new_array(call, cols, sizeof *ranking);
    if (pruned == NULL || ranking == NULL) return REFERENCE_NO_MEMORY;
    wanda(W->matrix.at, xnorm->vector.at, rows, cols, number(call, 2), pruned, ranking);
    return give(call, matrix_value(pruned, rows, cols));
}

enum reference_status run_iterative_prune(struct reference_call *call) {
    size_t rounds = (size_t)number(call, 2);
    double *remaining = new_numbers(call, rounds);
    if (remaining == NULL) return REFERENCE_NO_MEMORY;
    iterative_prune(number(call, 0), number(call, 1), rounds, remaining);
    return give(call, vector_value(remaining, rounds));
}

enum reference_status run_rank_for_energy(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (no_negatives(call, "sigma", call->args[0].vector.at, n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *sigma = copy_numbers(call, call->args[0].vector.at, n);
    if (sigma == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, rank_for_energy(sigma, n, number(call, 1)));
}
