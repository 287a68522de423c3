// SPDX-License-Identifier: MIT
// What the adaptors between the table and the C references share: arguments, results, refusals.
// All memory comes from the caller's allocator, so nothing here is ever freed.
#include "kernels/reference/adapter.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

bool given(const struct reference_call *call, size_t i) {
    return call->args[i].kind != REFERENCE_NIL;
}

double number(const struct reference_call *call, size_t i) {
    return call->args[i].number;
}

double number_or(const struct reference_call *call, size_t i, double otherwise) {
    return given(call, i) ? call->args[i].number : otherwise;
}

int integer(const struct reference_call *call, size_t i) {
    return (int)call->args[i].number;
}

int integer_or(const struct reference_call *call, size_t i, int otherwise) {
    return given(call, i) ? integer(call, i) : otherwise;
}

enum reference_status refuse(struct reference_call *call, const char *format, ...) {
    va_list more;
    va_start(more, format);
    vsnprintf(call->message, sizeof call->message, format, more);
    va_end(more);
    return REFERENCE_BAD_ARGUMENT;
}

enum reference_status not_nan(struct reference_call *call, size_t i, const char *name) {
    return isnan(number(call, i)) ? refuse(call, "%s must be a number, not nan", name)
                                  : REFERENCE_OK;
}

static double largest_entry(const struct reference_value *A) {
    double most = 0;
    for (size_t k = 0; k < A->matrix.rows * A->matrix.cols; k++)
        if (fabs(A->matrix.at[k]) > most) most = fabs(A->matrix.at[k]);
    return most;
}

enum reference_status symmetric_matrix(struct reference_call *call, size_t i, size_t n,
                                       const char *name) {
    const struct reference_value *A = &call->args[i];
    if (A->matrix.rows != A->matrix.cols || (n > 0 && A->matrix.rows != n))
        return refuse(call, "%s must be square, one row for each weight, not %zu by %zu", name,
                      A->matrix.rows, A->matrix.cols);
    double rounding = 1e-12 * largest_entry(A);
    for (size_t r = 0; r < A->matrix.rows; r++)
        for (size_t c = 0; c <= r; c++) {
            double low = A->matrix.at[r * A->matrix.cols + c];
            double high = A->matrix.at[c * A->matrix.cols + r];
            if (!(fabs(low - high) <= 1e-9 * (fabs(low) + fabs(high)) + rounding))
                return refuse(call, "%s must be symmetric, but [%zu][%zu] is %g and [%zu][%zu] %g",
                              name, r + 1, c + 1, low, c + 1, r + 1, high);
        }
    return REFERENCE_OK;
}

enum reference_status same_length(struct reference_call *call, const char *a, size_t n_a,
                                  const char *b, size_t n_b) {
    if (n_a == n_b) return REFERENCE_OK;
    return refuse(call, "%s and %s must have the same length, not %zu and %zu", a, b, n_a, n_b);
}

void *new_array(struct reference_call *call, size_t n, size_t size) {
    if (n > SIZE_MAX / size) return NULL;
    return call->allocate(call->owner, n == 0 ? size : n * size);
}

double *new_numbers(struct reference_call *call, size_t n) {
    return new_array(call, n, sizeof(double));
}

double *copy_numbers(struct reference_call *call, const double *x, size_t n) {
    double *copy = new_numbers(call, n);
    if (copy != NULL && n > 0) memcpy(copy, x, n * sizeof *copy);
    return copy;
}

struct reference_value number_value(double number) {
    return (struct reference_value) { .kind = REFERENCE_NUMBER, .number = number };
}

struct reference_value boolean_value(bool boolean) {
    return (struct reference_value) { .kind = REFERENCE_BOOLEAN, .boolean = boolean };
}

struct reference_value vector_value(double *at, size_t n) {
    return (struct reference_value) { .kind = REFERENCE_VECTOR, .vector = { .at = at, .n = n } };
}

struct reference_value matrix_value(double *at, size_t rows, size_t cols) {
    return (struct reference_value) { .kind = REFERENCE_MATRIX,
                                      .matrix = { .at = at, .rows = rows, .cols = cols } };
}

enum reference_status give(struct reference_call *call, struct reference_value value) {
    call->result = value;
    return REFERENCE_OK;
}

enum reference_status give_number(struct reference_call *call, double number) {
    return give(call, number_value(number));
}

enum reference_status give_record(struct reference_call *call, const struct reference_field *fields,
                                  size_t n) {
    struct reference_field *copy = new_array(call, n, sizeof *copy);
    if (copy == NULL) return REFERENCE_NO_MEMORY;
    memcpy(copy, fields, n * sizeof *copy);
    return give(call, (struct reference_value) { .kind = REFERENCE_RECORD,
                                                 .record = { .fields = copy, .n = n } });
}

bool number_field(const struct reference_value *record, const char *name, double *number) {
    for (size_t i = 0; i < record->record.n; i++) {
        const struct reference_field *field = &record->record.fields[i];
        if (strcmp(field->name, name) == 0 && field->value.kind == REFERENCE_NUMBER) {
            *number = field->value.number;
            return true;
        }
    }
    return false;
}
