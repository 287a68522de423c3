// SPDX-License-Identifier: MIT
// Adaptors of the table for low rank and fine-tuning: the SVD, LoRA, the memory of training.
// Shapes of several matrices are checked here, so the references can trust them.
#include "kernels/reference/adapter.h"
#include "kernels/reference/footprint.h"
#include "kernels/reference/lora.h"
#include "kernels/reference/svd.h"

// A decomposition in the caller's memory.
struct parts {
    double *U, *sigma, *V;
    size_t k;
};

static enum reference_status decompose(struct reference_call *call, struct parts *parts) {
    const struct reference_value *A = &call->args[0];
    size_t rows = A->matrix.rows, cols = A->matrix.cols, k = rows < cols ? rows : cols;
    if (rows > SVD_LARGEST || cols > SVD_LARGEST)
        return refuse(call, "A must have at most %d rows and columns, not %zu by %zu", SVD_LARGEST,
                      rows, cols);
    double *scratch = new_numbers(call, svd_scratch(rows, cols));
    *parts = (struct parts) { .U = new_numbers(call, rows * k),
                              .sigma = new_numbers(call, k),
                              .V = new_numbers(call, cols * k),
                              .k = k };
    if (scratch == NULL || parts->U == NULL || parts->sigma == NULL || parts->V == NULL)
        return REFERENCE_NO_MEMORY;
    svd(A->matrix.at, rows, cols, parts->U, parts->sigma, parts->V, scratch);
    return REFERENCE_OK;
}

enum reference_status run_svd(struct reference_call *call) {
    struct parts parts;
    enum reference_status status = decompose(call, &parts);
    if (status != REFERENCE_OK) return status;
    const struct reference_field fields[] = {
        { "U", matrix_value(parts.U, call->args[0].matrix.rows, parts.k) },
        { "sigma", vector_value(parts.sigma, parts.k) },
        { "V", matrix_value(parts.V, call->args[0].matrix.cols, parts.k) },
    };
    return give_record(call, fields, 3);
}

enum reference_status run_low_rank(struct reference_call *call) {
    size_t rows = call->args[0].matrix.rows, cols = call->args[0].matrix.cols;
    struct parts parts;
    enum reference_status status = decompose(call, &parts);
    if (status != REFERENCE_OK) return status;
    double *B = new_numbers(call, rows * cols);
    if (B == NULL) return REFERENCE_NO_MEMORY;
    size_t r = (size_t)number(call, 1) < parts.k ? (size_t)number(call, 1) : parts.k;
    svd_product(parts.U, parts.sigma, parts.V, rows, cols, r, B);
    return give(call, matrix_value(B, rows, cols));
}

enum reference_status run_energy_share(struct reference_call *call) {
    const struct reference_value *sigma = &call->args[0];
    double *copy = copy_numbers(call, sigma->vector.at, sigma->vector.n);
    if (copy == NULL) return REFERENCE_NO_MEMORY;
    return give_number(call, energy_share(copy, sigma->vector.n, (size_t)number(call, 1)));
}

enum reference_status run_break_even_rank(struct reference_call *call) {
    return give_number(call, break_even_rank(number(call, 0), number(call, 1)));
}

// Checks W[out][in], A[r][in] and B[out][r], given from argument `first` on.
static enum reference_status check_adapter(struct reference_call *call, size_t first,
                                           struct lora_shape *shape) {
    const struct reference_value *W = &call->args[first], *A = W + 1, *B = W + 2;
    shape->out = W->matrix.rows;
    shape->in = W->matrix.cols;
    shape->r = A->matrix.rows;
    if (shape->r > 0 && A->matrix.cols != shape->in)
        return refuse(call, "A must have as many columns as W, not %zu and %zu", A->matrix.cols,
                      shape->in);
    if (B->matrix.rows != shape->out && (shape->r > 0 || B->matrix.rows > 0))
        return refuse(call, "B must have as many rows as W, not %zu and %zu", B->matrix.rows,
                      shape->out);
    if (B->matrix.cols != shape->r)
        return refuse(call, "B must have as many columns as A has rows, not %zu and %zu",
                      B->matrix.cols, shape->r);
    return REFERENCE_OK;
}

static enum reference_status check_inputs(struct reference_call *call, struct lora_shape *shape) {
    const struct reference_value *X = &call->args[0];
    shape->samples = X->matrix.rows;
    if (shape->samples == 0 || X->matrix.cols == shape->in) return REFERENCE_OK;
    return refuse(call, "X must have as many columns as W, not %zu and %zu", X->matrix.cols,
                  shape->in);
}

enum reference_status run_lora_merge(struct reference_call *call) {
    const struct reference_value *args = call->args;
    struct lora_shape shape = { 0 };
    if (check_adapter(call, 0, &shape) != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    double *merged = new_numbers(call, shape.out * shape.in);
    if (merged == NULL) return REFERENCE_NO_MEMORY;
    lora_merge(&shape, args[0].matrix.at, args[1].matrix.at, args[2].matrix.at, number(call, 3),
               merged);
    return give(call, matrix_value(merged, shape.out, shape.in));
}

enum reference_status run_lora_output(struct reference_call *call) {
    const struct reference_value *args = call->args;
    struct lora_shape shape = { 0 };
    if (check_adapter(call, 1, &shape) != REFERENCE_OK ||
        check_inputs(call, &shape) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *down = new_numbers(call, shape.samples * shape.r);
    double *Y = new_numbers(call, shape.samples * shape.out);
    if (down == NULL || Y == NULL) return REFERENCE_NO_MEMORY;
    lora_output(&shape, args[0].matrix.at, args[1].matrix.at, args[2].matrix.at, args[3].matrix.at,
                number(call, 4), down, Y);
    return give(call, matrix_value(Y, shape.samples, shape.out));
}

enum reference_status run_lora_step(struct reference_call *call) {
    const struct reference_value *args = call->args;
    struct lora_shape shape = { 0 };
    if (check_adapter(call, 2, &shape) != REFERENCE_OK ||
        check_inputs(call, &shape) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    if (args[1].matrix.rows != shape.samples ||
        (shape.samples > 0 && args[1].matrix.cols != shape.out))
        return refuse(call, "Y must be %zu by %zu, as X and W are, not %zu by %zu", shape.samples,
                      shape.out, args[1].matrix.rows, args[1].matrix.cols);
    double *scratch = new_numbers(call, lora_scratch(&shape));
    double *A = new_numbers(call, shape.r * shape.in), *B = new_numbers(call, shape.out * shape.r);
    if (scratch == NULL || A == NULL || B == NULL) return REFERENCE_NO_MEMORY;
    double loss = lora_step(&shape, args[0].matrix.at, args[1].matrix.at, args[2].matrix.at,
                            args[3].matrix.at, args[4].matrix.at, number(call, 5), number(call, 6),
                            A, B, scratch);
    const struct reference_field fields[] = {
        { "loss", number_value(loss) },
        { "A", matrix_value(A, shape.r, shape.in) },
        { "B", matrix_value(B, shape.out, shape.r) },
    };
    return give_record(call, fields, 3);
}

enum reference_status run_lora_flop(struct reference_call *call) {
    return give_number(
        call, lora_flop(number(call, 0), number(call, 1), number(call, 2), number(call, 3)));
}

enum reference_status run_training_memory(struct reference_call *call) {
    const struct training_bits bits = { number(call, 2), number(call, 3), number(call, 4),
                                        number(call, 5), number(call, 6) };
    const struct training_memory memory = training_memory(number(call, 0), number(call, 1), bits);
    const struct reference_field fields[] = {
        { "weights", number_value(memory.weights) },
        { "gradients", number_value(memory.gradients) },
        { "master", number_value(memory.master) },
        { "optimizer", number_value(memory.optimizer) },
        { "total", number_value(memory.total) },
    };
    return give_record(call, fields, 5);
}

enum reference_status run_activation_gb(struct reference_call *call) {
    return give_number(call, activation_gb(number(call, 0), number(call, 1), number(call, 2),
                                           number(call, 3), number(call, 4),
                                           integer_or(call, 5, 0) == 1));
}

enum reference_status run_roofline_ms(struct reference_call *call) {
    return give_number(
        call, roofline_ms(number(call, 0), number(call, 1), number(call, 2), number(call, 3)));
}
