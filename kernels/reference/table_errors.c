// SPDX-License-Identifier: MIT
// Adaptors of the table for errors, statistics, clipping and small matrices.
// Lengths that must agree are checked here; all other checks are the table's.
#include "kernels/reference/adapter.h"
#include "kernels/reference/calibration.h"
#include "kernels/reference/clipping.h"
#include "kernels/reference/error.h"
#include "kernels/reference/matrix.h"
#include "kernels/reference/sums.h"

typedef double error_of_pair(const double *x, const double *xhat, size_t n);

static enum reference_status give_error(struct reference_call *call, error_of_pair *error) {
    const struct reference_value *x = &call->args[0], *xhat = &call->args[1];
    if (same_length(call, "x", x->vector.n, "xhat", xhat->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    return give_number(call, error(x->vector.at, xhat->vector.at, x->vector.n));
}

enum reference_status run_mse(struct reference_call *call) {
    return give_error(call, mse);
}

enum reference_status run_rmse(struct reference_call *call) {
    return give_error(call, rmse);
}

enum reference_status run_sqnr(struct reference_call *call) {
    return give_error(call, sqnr);
}

enum reference_status run_max_error(struct reference_call *call) {
    return give_error(call, max_error);
}

enum reference_status run_weighted_error(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *what = &call->args[1], *h = &call->args[2];
    if (same_length(call, "w", w->vector.n, "what", what->vector.n) != REFERENCE_OK ||
        same_length(call, "w", w->vector.n, "h", h->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    return give_number(call,
                       weighted_error(w->vector.at, what->vector.at, h->vector.at, w->vector.n));
}

enum reference_status run_output_error(struct reference_call *call) {
    const struct reference_value *w = &call->args[0], *what = &call->args[1], *H = &call->args[2];
    size_t n = w->vector.n;
    if (same_length(call, "w", n, "what", what->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    if (H->matrix.rows != n || H->matrix.cols != n)
        return refuse(call, "H must be %zu by %zu, as w is long, not %zu by %zu", n, n,
                      H->matrix.rows, H->matrix.cols);
    return give_number(call, output_error(w->vector.at, what->vector.at, H->matrix.at, n));
}

enum reference_status run_mean(struct reference_call *call) {
    return give_number(call, mean(call->args[0].vector.at, call->args[0].vector.n));
}

enum reference_status run_std(struct reference_call *call) {
    return give_number(call, standard_deviation(call->args[0].vector.at, call->args[0].vector.n));
}

enum reference_status run_absmax(struct reference_call *call) {
    return give_number(call, absmax(call->args[0].vector.at, call->args[0].vector.n));
}

enum reference_status run_argmin(struct reference_call *call) {
    const struct reference_value *x = &call->args[0];
    if (x->vector.n == 0) return refuse(call, "x must hold at least one number");
    return give_number(call, (double)(argmin(x->vector.at, x->vector.n) + 1));
}

enum reference_status run_percentile(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    double *x = copy_numbers(call, call->args[0].vector.at, n);
    if (x == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, percentile(x, n, number(call, 1)));
}

enum reference_status run_linspace(struct reference_call *call) {
    size_t n = (size_t)number(call, 2);
    double *y = new_numbers(call, n);
    if (y == NULL) return REFERENCE_NO_MEMORY;
    linspace(number(call, 0), number(call, 1), n, y);
    return give(call, vector_value(y, n));
}

enum reference_status run_clip_mse(struct reference_call *call) {
    const struct reference_value *x = &call->args[0];
    struct clip_error error =
        clip_error_of(x->vector.at, x->vector.n, number(call, 1), integer(call, 2));
    return give_number(call, error.mse);
}

static enum reference_status check_clips(struct reference_call *call) {
    const struct reference_value *clips = &call->args[1];
    for (size_t i = 0; i < clips->vector.n; i++)
        if (!(clips->vector.at[i] > 0))
            return refuse(call, "clips[%zu] must be above 0, not %.17g", i + 1,
                          clips->vector.at[i]);
    return REFERENCE_OK;
}

enum reference_status run_clip_sweep(struct reference_call *call) {
    const struct reference_value *x = &call->args[0], *clips = &call->args[1];
    size_t n = clips->vector.n;
    if (check_clips(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *all = new_numbers(call, n), *rounding = new_numbers(call, n);
    double *clipping = new_numbers(call, n);
    struct clip_error *errors = new_array(call, n, sizeof *errors);
    if (all == NULL || rounding == NULL || clipping == NULL || errors == NULL)
        return REFERENCE_NO_MEMORY;
    clip_sweep(x->vector.at, x->vector.n, clips->vector.at, n, integer(call, 2), errors);
    for (size_t i = 0; i < n; i++) {
        all[i] = errors[i].mse;
        rounding[i] = errors[i].rounding;
        clipping[i] = errors[i].clipping;
    }
    const struct reference_field fields[] = { { "mse", vector_value(all, n) },
                                              { "rounding", vector_value(rounding, n) },
                                              { "clipping", vector_value(clipping, n) } };
    return give_record(call, fields, 3);
}

enum reference_status run_best_clip(struct reference_call *call) {
    const struct reference_value *x = &call->args[0], *clips = &call->args[1];
    if (clips->vector.n == 0) return refuse(call, "clips must hold at least one clip");
    if (check_clips(call) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    struct clip_error error;
    size_t best = best_clip(x->vector.at, x->vector.n, clips->vector.at, clips->vector.n,
                            integer(call, 2), &error);
    double clip = error.mse == error.mse ? clips->vector.at[best] : error.mse;
    const struct reference_field fields[] = { { "clip", number_value(clip) },
                                              { "mse", number_value(error.mse) } };
    return give_record(call, fields, 2);
}

enum reference_status run_calibrate_max(struct reference_call *call) {
    return give_number(call, calibrate_max(call->args[0].vector.at, call->args[0].vector.n));
}

enum reference_status run_calibrate_percentile(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    double *x = copy_numbers(call, call->args[0].vector.at, n);
    if (x == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, calibrate_percentile(x, n, number(call, 1)));
}

enum reference_status run_calibrate_mse(struct reference_call *call) {
    const struct reference_value *x = &call->args[0];
    size_t steps = (size_t)number_or(call, 2, 100);
    return give_number(call, calibrate_mse(x->vector.at, x->vector.n, integer(call, 1), steps));
}

static enum reference_status refuse_shapes(struct reference_call *call, const char *what) {
    const struct reference_value *a = &call->args[0], *b = &call->args[1];
    return refuse(call, "%s, not %zu by %zu and %zu by %zu", what, a->matrix.rows, a->matrix.cols,
                  b->matrix.rows, b->matrix.cols);
}

enum reference_status run_matmul(struct reference_call *call) {
    const struct reference_value *A = &call->args[0], *B = &call->args[1];
    size_t rows = A->matrix.rows, inner = A->matrix.cols, cols = B->matrix.cols;
    if (inner != B->matrix.rows)
        return refuse_shapes(call, "the columns of A must be as many as the rows of B");
    double *C = new_numbers(call, rows * cols);
    if (C == NULL) return REFERENCE_NO_MEMORY;
    matmul(A->matrix.at, B->matrix.at, rows, inner, cols, C);
    return give(call, matrix_value(C, rows, cols));
}

enum reference_status run_linear(struct reference_call *call) {
    const struct reference_value *X = &call->args[0], *W = &call->args[1];
    size_t samples = X->matrix.rows, in = X->matrix.cols, out = W->matrix.rows;
    if (in != W->matrix.cols) return refuse_shapes(call, "X and W must have as many columns");
    double *Y = new_numbers(call, samples * out);
    if (Y == NULL) return REFERENCE_NO_MEMORY;
    linear(X->matrix.at, W->matrix.at, samples, in, out, Y);
    return give(call, matrix_value(Y, samples, out));
}

enum reference_status run_transpose(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    double *B = new_numbers(call, rows * cols);
    if (B == NULL) return REFERENCE_NO_MEMORY;
    transpose(call->args[0].matrix.at, rows, cols, B);
    return give(call, matrix_value(B, cols, rows));
}

enum reference_status run_column_absmax(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    double *most = new_numbers(call, cols);
    if (most == NULL) return REFERENCE_NO_MEMORY;
    column_absmax(call->args[0].matrix.at, rows, cols, most);
    return give(call, vector_value(most, cols));
}
