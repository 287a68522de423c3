// SPDX-License-Identifier: MIT
// Adaptors of the table for comparing a compressed model with its base.
// See judging.h.
#include "kernels/reference/judging.h"

#include <math.h>

#include "kernels/reference/adapter.h"

enum reference_status run_standard_error(struct reference_call *call) {
    return give_number(call, standard_error(number(call, 0), number(call, 1)));
}

enum reference_status run_paired_difference(struct reference_call *call) {
    double lost = number(call, 0), gained = number(call, 1), n = number(call, 2);
    if (lost + gained > n)
        return refuse(call, "lost and gained are %g answers, more than the %g questions",
                      lost + gained, n);
    struct paired_difference result = paired_difference(lost, gained, n);
    const struct reference_field fields[] = {
        { "difference", number_value(result.difference) },
        { "error", number_value(result.error) },
        { "z", number_value(isnan(n) ? NAN : result.z) },
    };
    return give_record(call, fields, 3);
}

static enum reference_status check_answers(struct reference_call *call) {
    const struct reference_value *conf = &call->args[0], *correct = &call->args[1];
    for (size_t i = 0; i < conf->vector.n; i++) {
        double c = conf->vector.at[i], hit = correct->vector.at[i];
        if (!(c >= 0 && c <= 1))
            return refuse(call, "conf[%zu] must be from 0 to 1, not %.17g", i + 1, c);
        if (hit != 0 && hit != 1)
            return refuse(call, "correct[%zu] must be 0 or 1, not %.17g", i + 1, hit);
    }
    return REFERENCE_OK;
}

enum reference_status run_reliability(struct reference_call *call) {
    const struct reference_value *conf = &call->args[0], *correct = &call->args[1];
    size_t n = conf->vector.n, bins = (size_t)number(call, 2);
    if (same_length(call, "conf", n, "correct", correct->vector.n) != REFERENCE_OK ||
        check_answers(call) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    double *count = new_numbers(call, bins), *confidence = new_numbers(call, bins);
    double *accuracy = new_numbers(call, bins);
    struct ece_bin *scratch = new_array(call, bins, sizeof *scratch);
    if (count == NULL || confidence == NULL || accuracy == NULL || scratch == NULL)
        return REFERENCE_NO_MEMORY;
    double error = reliability(conf->vector.at, correct->vector.at, n, bins, count, confidence,
                               accuracy, scratch);
    const struct reference_field fields[] = {
        { "count", vector_value(count, bins) },
        { "confidence", vector_value(confidence, bins) },
        { "accuracy", vector_value(accuracy, bins) },
        { "ece", number_value(error) },
    };
    return give_record(call, fields, 4);
}

enum reference_status run_top_choice(struct reference_call *call) {
    const struct reference_value *Z = &call->args[0];
    size_t rows = Z->matrix.rows, classes = Z->matrix.cols;
    if (rows > 0 && classes == 0) return refuse(call, "logits must have a class at least");
    double *class_of = new_numbers(call, rows), *confidence = new_numbers(call, rows);
    double *scratch = new_numbers(call, classes);
    if (class_of == NULL || confidence == NULL || scratch == NULL) return REFERENCE_NO_MEMORY;
    top_choice(Z->matrix.at, rows, classes, number_or(call, 1, 1), class_of, confidence, scratch);
    const struct reference_field fields[] = {
        { "class", vector_value(class_of, rows) },
        { "confidence", vector_value(confidence, rows) },
    };
    return give_record(call, fields, 2);
}

enum reference_status run_perplexity(struct reference_call *call) {
    const struct reference_value *nll = &call->args[0];
    return give_number(call, perplexity(nll->vector.at, nll->vector.n));
}

enum reference_status run_relative_error(struct reference_call *call) {
    const struct reference_value *a = &call->args[0], *b = &call->args[1];
    if (same_length(call, "a", a->vector.n, "b", b->vector.n) != REFERENCE_OK)
        return REFERENCE_BAD_ARGUMENT;
    return give_number(call, relative_error(a->vector.at, b->vector.at, a->vector.n));
}

enum reference_status run_refit(struct reference_call *call) {
    const struct reference_value *W = &call->args[0], *pruned = &call->args[1];
    const struct reference_value *H = &call->args[2];
    size_t rows = W->matrix.rows, cols = W->matrix.cols;
    if (pruned->matrix.rows != rows || pruned->matrix.cols != cols)
        return refuse(call, "pruned must be %zu by %zu as W is, not %zu by %zu", rows, cols,
                      pruned->matrix.rows, pruned->matrix.cols);
    if (symmetric_matrix(call, 2, cols, "H") != REFERENCE_OK) return REFERENCE_BAD_ARGUMENT;
    for (size_t i = 0; i < rows * cols; i++)
        if (isnan(pruned->matrix.at[i]) || isnan(W->matrix.at[i]))
            return refuse(call, "W and pruned must hold no NaN");
    double *fitted = new_numbers(call, rows * cols);
    double *scratch = new_numbers(call, cols * cols + 2 * cols);
    if (fitted == NULL || scratch == NULL) return REFERENCE_NO_MEMORY;
    if (!refit(W->matrix.at, pruned->matrix.at, H->matrix.at, rows, cols, fitted, scratch))
        return refuse(call, "H must be positive definite; add some damping");
    return give(call, matrix_value(fitted, rows, cols));
}
