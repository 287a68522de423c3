// SPDX-License-Identifier: MIT
// Values as the prompt shows them: short enough to be read, and exact where that is short.
#include <math.h>
#include <stdlib.h>

#include "kernels/reference/reference.h"
#include "kernels/reference/sums.h"
#include "lab/script/play.h"

enum { FIRST_NUMBERS = 8, FIRST_ITEMS = 12, DEPTH_MAX = 3, TEXT_BYTES = 2000 };

static void print_number(double number, int digits, struct strbuf *out) {
    if (isnan(number))
        strbuf_puts(out, "nan");
    else
        strbuf_printf(out, "%.*g", digits, number);
}

// All of its items are numbers, and there is nothing else.
static bool is_numbers(const struct value *value) {
    if (value->kind != VALUE_TABLE || value->table.n == 0 || value->table.n_fields) return false;
    for (size_t i = 0; i < value->table.n; i++)
        if (!value_is_number(&value->table.items[i])) return false;
    return true;
}

// Rows of numbers, all of one length.
static bool is_matrix(const struct value *value) {
    if (value->kind != VALUE_TABLE || value->table.n == 0 || value->table.n_fields) return false;
    for (size_t i = 0; i < value->table.n; i++)
        if (!is_numbers(&value->table.items[i]) ||
            value->table.items[i].table.n != value->table.items[0].table.n)
            return false;
    return true;
}

static void print_first(const struct value *numbers, struct strbuf *out) {
    size_t n = numbers->table.n, shown = n < FIRST_NUMBERS ? n : FIRST_NUMBERS;
    for (size_t i = 0; i < shown; i++) {
        if (i) strbuf_puts(out, "  ");
        print_number(value_number(&numbers->table.items[i]), 6, out);
    }
    if (n > shown) strbuf_puts(out, "  …");
}

static void print_summary(const double *at, size_t n, struct strbuf *out) {
    double least = at[0], greatest = at[0];
    for (size_t i = 0; i < n; i++) {
        least = at[i] < least || isnan(at[i]) ? at[i] : least;
        greatest = at[i] > greatest || isnan(at[i]) ? at[i] : greatest;
    }
    strbuf_puts(out, "min ");
    print_number(least, 6, out);
    strbuf_puts(out, ", mean ");
    print_number(pairwise_sum(at, n) / (double)n, 6, out);
    strbuf_puts(out, ", max ");
    print_number(greatest, 6, out);
}

static double *numbers_of(const struct value *rows, size_t n_rows, size_t cols) {
    double *at = xcalloc(n_rows * cols, sizeof *at);
    for (size_t i = 0; i < n_rows; i++)
        for (size_t k = 0; k < cols; k++)
            at[i * cols + k] = value_number(&rows[i].table.items[k]);
    return at;
}

static void print_numbers(const struct value *list, struct strbuf *out) {
    double *at = numbers_of(list, 1, list->table.n);
    print_first(list, out);
    if (list->table.n > 1) {
        strbuf_printf(out, "\n%zu numbers: ", list->table.n);
        print_summary(at, list->table.n, out);
    }
    free(at);
}

static void print_matrix(const struct value *matrix, struct strbuf *out) {
    size_t rows = matrix->table.n, cols = matrix->table.items[0].table.n;
    double *at = numbers_of(matrix->table.items, rows, cols);
    for (size_t i = 0; i < rows && i < FIRST_ITEMS; i++) {
        print_first(&matrix->table.items[i], out);
        strbuf_putc(out, '\n');
    }
    if (rows > FIRST_ITEMS) strbuf_puts(out, "…\n");
    strbuf_printf(out, "%zu rows of %zu numbers: ", rows, cols);
    print_summary(at, rows * cols, out);
    free(at);
}

static void print_inside(const struct value *value, int depth, struct strbuf *out);

static void print_key(const struct value *key, struct strbuf *out) {
    if (key->kind == VALUE_STRING)
        strbuf_puts(out, key->string.at);
    else
        value_print(key, out, TEXT_BYTES);
}

static void print_table(const struct value *table, int depth, struct strbuf *out) {
    size_t n = table->table.n, n_fields = table->table.n_fields, shown = 0;
    for (size_t i = 0; i < n_fields && shown < FIRST_ITEMS; i++, shown++) {
        if (shown) strbuf_putc(out, '\n');
        print_key(&table->table.fields[i].key, out);
        strbuf_puts(out, " = ");
        print_inside(&table->table.fields[i].value, depth + 1, out);
    }
    for (size_t i = 0; i < n && shown < FIRST_ITEMS; i++, shown++) {
        if (shown) strbuf_putc(out, '\n');
        print_inside(&table->table.items[i], depth + 1, out);
    }
    if (n + n_fields > shown) strbuf_printf(out, "\n… and %zu more", n + n_fields - shown);
    if (n + n_fields == 0) strbuf_puts(out, "{}");
}

static void print_value(const struct value *value, int depth, struct strbuf *out) {
    if (value->kind == VALUE_NUMBER)
        print_number(value->number, 10, out);
    else if (value->kind == VALUE_FUNCTION)
        strbuf_puts(out, "a function");
    else if (value->kind == VALUE_REFERENCE)
        strbuf_printf(out, "ref.%s", ((const struct reference *)value->reference)->signature);
    else if (is_numbers(value))
        print_numbers(value, out);
    else if (is_matrix(value))
        print_matrix(value, out);
    else if (value->kind == VALUE_TABLE && depth < DEPTH_MAX)
        print_table(value, depth, out);
    else
        value_print(value, out, TEXT_BYTES);
}

// Its lines after the first stand two columns further in.
static void print_inside(const struct value *value, int depth, struct strbuf *out) {
    struct strbuf own = { 0 };
    print_value(value, depth, &own);
    for (const char *at = strbuf_text(&own); *at; at++) {
        strbuf_putc(out, *at);
        if (*at == '\n') strbuf_puts(out, "  ");
    }
    strbuf_release(&own);
}

void play_print(const struct value *value, struct strbuf *out) {
    if (value->kind == VALUE_STRING)
        strbuf_add(out, value->string.at,
                   value->string.size < TEXT_BYTES ? value->string.size : TEXT_BYTES);
    else
        print_value(value, 0, out);
}
