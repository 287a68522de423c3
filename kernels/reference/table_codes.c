// SPDX-License-Identifier: MIT
// Adaptors of the table for integer arithmetic on codes, and for codebooks.
// Their rows stand with the number formats in table_formats.inc.
#include <math.h>

#include "kernels/reference/adapter.h"
#include "kernels/reference/codebooks.h"
#include "kernels/reference/integers.h"

#define GIVE_RECORD(...)                                                                           \
    do {                                                                                           \
        const struct reference_field fields[] = { __VA_ARGS__ };                                   \
        return give_record(call, fields, sizeof fields / sizeof *fields);                          \
    } while (0)

// ---- integers

enum reference_status run_integer_dot(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (same_length(call, "q1", n, "q2", call->args[2].vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    struct integer_dot dot = integer_dot(call->args[0].vector.at, number(call, 1),
                                         call->args[2].vector.at, number(call, 3), n);
    GIVE_RECORD({ "products", number_value(dot.products) }, { "sum1", number_value(dot.sum1) },
                { "sum2", number_value(dot.sum2) }, { "total", number_value(dot.total) });
}

enum reference_status run_requantize(struct reference_call *call) {
    double zero = number(call, 2), qmin = number(call, 3), qmax = number(call, 4);
    if (qmin >= qmax)
        return refuse(call, "qmax must be above qmin, not %.17g with qmin %.17g", qmax, qmin);
    if (zero < qmin || zero > qmax)
        return refuse(call, "zero must be a code from %.17g to %.17g, not %.17g", qmin, qmax, zero);
    return give_number(call, requantize(number(call, 0), number(call, 1), zero, qmin, qmax));
}

static enum reference_status accumulate(struct reference_call *call,
                                        void (*add)(const double *, size_t, int, double *)) {
    size_t n = call->args[0].vector.n;
    double *sums = new_numbers(call, n);
    if (sums == NULL) return REFERENCE_NO_MEMORY;
    add(call->args[0].vector.at, n, integer(call, 1), sums);
    return give(call, vector_value(sums, n));
}

enum reference_status run_accumulate_wrapping(struct reference_call *call) {
    return accumulate(call, accumulate_wrapping);
}

enum reference_status run_accumulate_saturating(struct reference_call *call) {
    return accumulate(call, accumulate_saturating);
}

enum reference_status run_pair_sums(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    if (same_length(call, "a", n, "b", call->args[1].vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    if (n % 2 != 0) return refuse(call, "a must hold pairs, not %zu numbers", n);
    double *sums = new_numbers(call, n / 2);
    if (sums == NULL) return REFERENCE_NO_MEMORY;
    pair_sums(call->args[0].vector.at, call->args[1].vector.at, n, sums);
    return give(call, vector_value(sums, n / 2));
}

// ---- codebooks

enum reference_status run_codebook_train(struct reference_call *call) {
    const struct reference_value *points = &call->args[0];
    size_t n = points->matrix.rows, d = points->matrix.cols, size = (size_t)number(call, 1);
    if (n == 0 || d == 0) return refuse(call, "points must hold at least one row");
    if (size > n) return refuse(call, "size must be at most the %zu rows, not %zu", n, size);
    double *codewords = new_numbers(call, size * d);
    double *scratch = new_numbers(call, codebook_scratch(d, size));
    if (codewords == NULL || scratch == NULL) return REFERENCE_NO_MEMORY;
    double mse =
        codebook_train(points->matrix.at, n, d, size, integer_or(call, 2, 8), codewords, scratch);
    GIVE_RECORD({ "codewords", matrix_value(codewords, size, d) }, { "mse", number_value(mse) });
}

enum reference_status run_codebook_encode(struct reference_call *call) {
    const struct reference_value *points = &call->args[0], *codewords = &call->args[1];
    size_t n = points->matrix.rows, d = points->matrix.cols, k = codewords->matrix.rows;
    if (k == 0) return refuse(call, "codewords must hold at least one row");
    if (n > 0 && d != codewords->matrix.cols)
        return refuse(call, "points and codewords must have as many columns, not %zu and %zu", d,
                      codewords->matrix.cols);
    for (size_t i = 0; i < k * codewords->matrix.cols; i++)
        if (!isfinite(codewords->matrix.at[i]))
            return refuse(call, "the codewords must be finite, but row %zu has %g",
                          i / codewords->matrix.cols + 1, codewords->matrix.at[i]);
    double *codes = new_numbers(call, n), *xhat = new_numbers(call, n * d);
    if (codes == NULL || xhat == NULL) return REFERENCE_NO_MEMORY;
    codebook_encode(points->matrix.at, n, d, codewords->matrix.at, k, codes, xhat);
    GIVE_RECORD({ "codes", vector_value(codes, n) }, { "xhat", matrix_value(xhat, n, d) });
}

enum reference_status run_hadamard(struct reference_call *call) {
    const struct reference_value *x = &call->args[0], *signs = &call->args[1];
    size_t n = x->vector.n;
    if (n == 0 || (n & (n - 1)) != 0)
        return refuse(call, "x must hold a power of 2 of numbers, not %zu", n);
    if (given(call, 1) && same_length(call, "x", n, "signs", signs->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *y = new_numbers(call, n);
    if (y == NULL) return REFERENCE_NO_MEMORY;
    hadamard(x->vector.at, given(call, 1) ? signs->vector.at : NULL, n, y);
    return give(call, vector_value(y, n));
}

enum reference_status run_e8_nearest(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    double *xhat = new_numbers(call, n);
    if (xhat == NULL) return REFERENCE_NO_MEMORY;
    e8_nearest(call->args[0].vector.at, n, xhat);
    return give(call, vector_value(xhat, n));
}
