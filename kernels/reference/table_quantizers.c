// SPDX-License-Identifier: MIT
// Adaptors of the table for the quantizers: affine and symmetric, whole tensors, rows and groups.
// Results are records; q and xhat have the shape of the input.
#include "kernels/reference/adapter.h"
#include "kernels/reference/affine.h"
#include "kernels/reference/granularity.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

#define GIVE_RECORD(...)                                                                           \
    do {                                                                                           \
        const struct reference_field fields[] = { __VA_ARGS__ };                                   \
        return give_record(call, fields, sizeof fields / sizeof *fields);                          \
    } while (0)

// Two arrays of a result and one or two of its parameters.
struct codes {
    double *q, *xhat, *scale, *zero;
};

static bool new_codes(struct reference_call *call, size_t n, size_t n_scales, struct codes *codes) {
    codes->q = new_numbers(call, n);
    codes->xhat = new_numbers(call, n);
    codes->scale = new_numbers(call, n_scales);
    codes->zero = new_numbers(call, n_scales);
    return codes->q != NULL && codes->xhat != NULL && codes->scale != NULL && codes->zero != NULL;
}

static enum reference_status check_codes(struct reference_call *call, double qmin, double qmax) {
    if (qmin < qmax) return REFERENCE_OK;
    return refuse(call, "qmax must be above qmin, not %.17g with qmin %.17g", qmax, qmin);
}

enum reference_status run_affine(struct reference_call *call) {
    const double *x = call->args[0].vector.at, qmin = number(call, 1), qmax = number(call, 2);
    size_t n = call->args[0].vector.n;
    struct codes to;
    if (check_codes(call, qmin, qmax) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    if (!new_codes(call, n, 0, &to)) return REFERENCE_NO_MEMORY;
    const struct affine_grid grid = affine_quantize(x, n, qmin, qmax, to.q, to.xhat);
    GIVE_RECORD({ "q", vector_value(to.q, n) }, { "xhat", vector_value(to.xhat, n) },
                { "scale", number_value(grid.scale) }, { "zero", number_value(grid.zero) });
}

enum reference_status run_affine_grid(struct reference_call *call) {
    double xmin = number(call, 0), xmax = number(call, 1);
    double qmin = number(call, 2), qmax = number(call, 3);
    if (xmin > xmax)
        return refuse(call, "xmax must be at least xmin, not %.17g with xmin %.17g", xmax, xmin);
    if (check_codes(call, qmin, qmax) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    const struct affine_grid grid = affine_grid_of(xmin, xmax, qmin, qmax);
    GIVE_RECORD({ "scale", number_value(grid.scale) }, { "zero", number_value(grid.zero) });
}

enum reference_status run_fake_quant(struct reference_call *call) {
    double zero = number(call, 2), qmin = number(call, 3), qmax = number(call, 4);
    if (check_codes(call, qmin, qmax) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    if (zero < qmin || zero > qmax)
        return refuse(call, "zero must be a code from %.17g to %.17g, not %.17g", qmin, qmax, zero);
    return give_number(call, fake_quant(number(call, 0), number(call, 1), zero, qmin, qmax));
}

enum reference_status run_symmetric(struct reference_call *call) {
    const double *x = call->args[0].vector.at;
    size_t n = call->args[0].vector.n, group = (size_t)number_or(call, 2, 0);
    size_t scales = symmetric_groups(n, group);
    struct codes to;
    if (!new_codes(call, n, scales, &to)) return REFERENCE_NO_MEMORY;
    to.scale[0] = 1; // of an empty x
    symmetric_quantize_groups(x, n, integer(call, 1), group, to.q, to.xhat, to.scale);
    const struct reference_value scale =
        group == 0 ? number_value(to.scale[0]) : vector_value(to.scale, scales);
    GIVE_RECORD({ "q", vector_value(to.q, n) }, { "xhat", vector_value(to.xhat, n) },
                { "scale", scale });
}

static enum reference_status quantize_at(struct reference_call *call, double scale,
                                         struct symmetric_codes codes) {
    const double *x = call->args[0].vector.at;
    size_t n = call->args[0].vector.n;
    struct codes to;
    if (!new_codes(call, n, 0, &to)) return REFERENCE_NO_MEMORY;
    symmetric_quantize_at(x, n, scale, codes, to.q, to.xhat);
    GIVE_RECORD({ "q", vector_value(to.q, n) }, { "xhat", vector_value(to.xhat, n) },
                { "scale", number_value(scale) });
}

enum reference_status run_symmetric_at(struct reference_call *call) {
    return quantize_at(call, number(call, 1), symmetric_full(integer(call, 2)));
}

enum reference_status run_symmetric_restricted(struct reference_call *call) {
    const double *x = call->args[0].vector.at;
    int bits = integer(call, 1);
    double own = symmetric_scale(absmax(x, call->args[0].vector.n), bits);
    return quantize_at(call, number_or(call, 2, own), symmetric_restricted(bits));
}

enum reference_status run_symmetric_mse(struct reference_call *call) {
    const double *x = call->args[0].vector.at;
    size_t n = call->args[0].vector.n, group = (size_t)number_or(call, 2, 0);
    return give_number(call, symmetric_mse(x, n, integer(call, 1), group));
}

enum { CODES_COUNTED_MAX = 65536 };

enum reference_status run_code_counts(struct reference_call *call) {
    const double *q = call->args[0].vector.at;
    double lowest = number(call, 1), highest = number(call, 2);
    if (highest < lowest || highest - lowest >= CODES_COUNTED_MAX)
        return refuse(call, "highest must be from lowest to lowest + %d, not %g",
                      CODES_COUNTED_MAX - 1, highest);
    size_t n = (size_t)(highest - lowest) + 1;
    double *count = new_numbers(call, n);
    if (!count) return REFERENCE_NO_MEMORY;
    code_counts(q, call->args[0].vector.n, lowest, highest, count);
    return give(call, vector_value(count, n));
}

enum reference_status run_group_rmse(struct reference_call *call) {
    const double *w = call->args[0].vector.at;
    size_t n = call->args[0].vector.n, group = (size_t)number(call, 2);
    return give_number(call, group_rmse(w, n, integer(call, 1), group));
}

enum reference_status run_channel_scales(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    double *scale = new_numbers(call, rows);
    if (scale == NULL) return REFERENCE_NO_MEMORY;
    channel_scales(call->args[0].matrix.at, rows, cols, scale);
    return give(call, vector_value(scale, rows));
}

enum reference_status run_symmetric_rows(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    struct codes to;
    if (!new_codes(call, rows * cols, rows, &to)) return REFERENCE_NO_MEMORY;
    symmetric_rows(call->args[0].matrix.at, rows, cols, integer(call, 1), to.q, to.xhat, to.scale);
    GIVE_RECORD({ "q", matrix_value(to.q, rows, cols) },
                { "xhat", matrix_value(to.xhat, rows, cols) },
                { "scale", vector_value(to.scale, rows) });
}

enum reference_status run_symmetric_columns(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    struct codes to;
    if (!new_codes(call, rows * cols, cols, &to)) return REFERENCE_NO_MEMORY;
    symmetric_columns(call->args[0].matrix.at, rows, cols, integer(call, 1), to.q, to.xhat,
                      to.scale);
    GIVE_RECORD({ "q", matrix_value(to.q, rows, cols) },
                { "xhat", matrix_value(to.xhat, rows, cols) },
                { "scale", vector_value(to.scale, cols) });
}

enum reference_status run_affine_rows(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    double qmin = number(call, 1), qmax = number(call, 2);
    struct codes to;
    if (check_codes(call, qmin, qmax) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    if (!new_codes(call, rows * cols, rows, &to)) return REFERENCE_NO_MEMORY;
    affine_rows(call->args[0].matrix.at, rows, cols, qmin, qmax, to.q, to.xhat, to.scale, to.zero);
    GIVE_RECORD({ "q", matrix_value(to.q, rows, cols) },
                { "xhat", matrix_value(to.xhat, rows, cols) },
                { "scale", vector_value(to.scale, rows) }, { "zero", vector_value(to.zero, rows) });
}
