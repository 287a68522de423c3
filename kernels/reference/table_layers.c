// SPDX-License-Identifier: MIT
// Adaptors of the table for layers with their inputs: the Hessian, GPTQ, AWQ, integer products.
// What a method would overwrite is copied first, so arguments stay as they were.
#include <math.h>

#include "kernels/reference/adapter.h"
#include "kernels/reference/awq.h"
#include "kernels/reference/calibration.h"
#include "kernels/reference/compensation.h"
#include "kernels/reference/gptq.h"
#include "kernels/reference/hessian.h"
#include "kernels/reference/int8_linear.h"

enum reference_status run_calibrate_average(struct reference_call *call) {
    const struct reference_value *x = &call->args[0];
    return give_number(call, calibrate_average(x->vector.at, x->vector.n, (size_t)number(call, 1),
                                               number_or(call, 2, 0.9)));
}

enum reference_status run_hessian(struct reference_call *call) {
    const struct reference_value *X = &call->args[0];
    size_t in = X->matrix.rows;
    double *H = new_numbers(call, in * in);
    if (H == NULL) return REFERENCE_NO_MEMORY;
    hessian(X->matrix.at, in, X->matrix.cols, number_or(call, 1, 0), H);
    return give(call, matrix_value(H, in, in));
}

enum reference_status run_inverse(struct reference_call *call) {
    if (symmetric_matrix(call, 0, 0, "A") != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    size_t n = call->args[0].matrix.rows;
    double *Ainv = new_numbers(call, n * n), *scratch = new_numbers(call, n * n);
    if (Ainv == NULL || scratch == NULL) return REFERENCE_NO_MEMORY;
    if (!inverse(call->args[0].matrix.at, n, Ainv, scratch))
        return refuse(call, "A must be positive definite: a pivot is not above 0");
    return give(call, matrix_value(Ainv, n, n));
}

enum reference_status run_gptq(struct reference_call *call) {
    const struct reference_value *W = &call->args[0], *H = &call->args[1];
    size_t rows = W->matrix.rows, cols = W->matrix.cols;
    const struct gptq_options options = { .bits = integer(call, 2),
                                          .damping = number_or(call, 3, 0.01),
                                          .group = (size_t)number_or(call, 4, 0),
                                          .falling = number_or(call, 5, 0) == 1 };
    if (symmetric_matrix(call, 1, cols, "H") != REFERENCE_OK ||
        (given(call, 3) && not_nan(call, 3, "damping") != REFERENCE_OK))
        return REFERENCE_BAD_ARGUMENT;
    size_t groups = gptq_groups(cols, &options);
    double *q = new_numbers(call, rows * cols), *what = new_numbers(call, rows * cols);
    double *scale = new_numbers(call, rows * groups);
    double *scratch = new_numbers(call, gptq_scratch(cols));
    size_t *order = new_array(call, cols, sizeof *order);
    if (q == NULL || what == NULL || scale == NULL || scratch == NULL || order == NULL)
        return REFERENCE_NO_MEMORY;
    if (!gptq(W->matrix.at, H->matrix.at, rows, cols, &options, q, what, scale, scratch, order))
        return refuse(call, "H must be positive definite: a pivot is not above 0; more damping "
                            "makes it so");
    const struct reference_field fields[] = { { "q", matrix_value(q, rows, cols) },
                                              { "what", matrix_value(what, rows, cols) },
                                              { "scale", matrix_value(scale, rows, groups) } };
    return give_record(call, fields, 3);
}

enum reference_status run_gptq_trace(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *Hinv = &call->args[1];
    size_t n = w->vector.n;
    if (symmetric_matrix(call, 1, n, "Hinv") != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *inverse_left = copy_numbers(call, Hinv->matrix.at, n * n);
    double *weights = new_numbers(call, (n + 1) * n);
    if (inverse_left == NULL || weights == NULL) return REFERENCE_NO_MEMORY;
    if (!gptq_trace(w->vector.at, inverse_left, n, number(call, 2), integer_or(call, 3, 0),
                    weights))
        return refuse(call, "Hinv must be positive definite: a pivot is not above 0");
    return give(call, matrix_value(weights, n + 1, n));
}

enum reference_status run_rounding_errors(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *H = &call->args[1];
    size_t n = w->vector.n;
    if (n > ROUNDINGS_MOST)
        return refuse(call, "w must hold at most %d weights, not %zu", ROUNDINGS_MOST, n);
    if (symmetric_matrix(call, 1, n, "H") != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    size_t ways = (size_t)1 << n;
    double *weight = new_numbers(call, ways), *output = new_numbers(call, ways);
    double *scratch = new_numbers(call, n);
    if (weight == NULL || output == NULL || scratch == NULL) return REFERENCE_NO_MEMORY;
    rounding_errors(w->vector.at, H->matrix.at, n, number(call, 2), weight, output, scratch);
    const struct reference_field fields[] = { { "weight", vector_value(weight, ways) },
                                              { "output", vector_value(output, ways) } };
    return give_record(call, fields, 2);
}

enum reference_status run_awq_scales(struct reference_call *call) {
    const struct reference_value *xmag = &call->args[0];
    double *s = new_numbers(call, xmag->vector.n);
    if (s == NULL) return REFERENCE_NO_MEMORY;
    awq_scales(xmag->vector.at, xmag->vector.n, number(call, 1), s);
    return give(call, vector_value(s, xmag->vector.n));
}

enum reference_status run_awq_error(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *xmag = &call->args[1];
    size_t n = w->vector.n;
    if (same_length(call, "w", n, "xmag", xmag->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *scratch = new_numbers(call, n);
    if (scratch == NULL) return REFERENCE_NO_MEMORY;
    double alpha = number(call, 3),
           err = awq_error(w->vector.at, xmag->vector.at, n, integer(call, 2), alpha, scratch);
    return give_number(call, isnan(alpha) ? alpha : err);
}

static enum reference_status same_width(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    if (X->matrix.cols == W->matrix.cols) return REFERENCE_OK;
    return refuse(call, "X and W must have as many columns (inputs), not %zu and %zu",
                  X->matrix.cols, W->matrix.cols);
}

enum reference_status run_awq_output_error(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    size_t samples = X->matrix.rows, in = X->matrix.cols, out = W->matrix.rows;
    if (same_width(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *scratch = new_numbers(call, awq_scratch(samples, in, out));
    if (scratch == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, awq_output_error(X->matrix.at, W->matrix.at, samples, in, out,
                                              number(call, 2), integer(call, 3),
                                              (size_t)number_or(call, 4, 0), scratch));
}

enum reference_status run_int8_linear(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    size_t samples = X->matrix.rows, in = X->matrix.cols, out = W->matrix.rows;
    if (same_width(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *Y = new_numbers(call, samples * out);
    double *scratch = new_numbers(call, int8_scratch(samples, in, out));
    if (Y == NULL || scratch == NULL) return REFERENCE_NO_MEMORY;
    int8_linear(X->matrix.at, W->matrix.at, samples, in, out, integer_or(call, 2, 8), Y, scratch);
    return give(call, matrix_value(Y, samples, out));
}

enum reference_status run_llm_int8(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    size_t samples = X->matrix.rows, in = X->matrix.cols, out = W->matrix.rows;
    if (same_width(call) != REFERENCE_OK || not_nan(call, 2, "threshold") != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *Y = new_numbers(call, samples * out), *outliers = new_numbers(call, in);
    double *scratch = new_numbers(call, int8_scratch(samples, in, out));
    size_t *found = new_array(call, in, sizeof *found);
    if (Y == NULL || outliers == NULL || scratch == NULL || found == NULL)
        return REFERENCE_NO_MEMORY;
    size_t n =
        llm_int8(X->matrix.at, W->matrix.at, samples, in, out, number(call, 2), Y, found, scratch);
    for (size_t k = 0; k < n; k++)
        outliers[k] = (double)found[k] + 1;
    const struct reference_field fields[] = { { "Y", matrix_value(Y, samples, out) },
                                              { "outliers", vector_value(outliers, n) } };
    return give_record(call, fields, 2);
}
