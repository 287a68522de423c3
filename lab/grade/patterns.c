// SPDX-License-Identifier: MIT
// Is every wrong result the right one, moved? Shifted, turned round, transposed, scaled by one
// factor or off by one amount: said only where a single one of these explains every wrong case. Of
// a matrix the numbers are taken row after row. Results that are single numbers tell nothing alone;
// together, over the wrong cases, they are a list. Of records the one field that is always wrong is
// named, and what is the matter with it.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/grade/grading.h"

enum { LEAST = 3 }; // numbers; two of them are related in too many ways

struct numbers {
    const struct value *expected, *actual; // lists of n numbers
    size_t n;
};

static bool near(double a, double b) {
    if (!isfinite(a) || !isfinite(b)) return a == b || (isnan(a) && isnan(b));
    double size = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
    return fabs(a - b) <= 1e-9 * size + 1e-12;
}

static double at(const struct value *list, size_t i) {
    return value_number(&list->table.items[i]);
}

// --- lists of numbers ---

static bool moved(const struct numbers *x, size_t ahead, size_t behind) {
    for (size_t i = 0; i + 1 < x->n; i++)
        if (!near(at(x->actual, i + ahead), at(x->expected, i + behind))) return false;
    return true;
}

static bool shifted(const struct numbers *x) {
    return moved(x, 0, 1) || moved(x, 1, 0);
}

static bool reversed(const struct numbers *x) {
    for (size_t i = 0; i < x->n; i++)
        if (!near(at(x->actual, i), at(x->expected, x->n - 1 - i))) return false;
    return true;
}

// The factor is that of the largest right number.
static bool scaled(const struct numbers *x) {
    size_t largest = 0;
    for (size_t i = 1; i < x->n; i++)
        if (fabs(at(x->expected, i)) > fabs(at(x->expected, largest))) largest = i;
    double factor = at(x->actual, largest) / at(x->expected, largest);
    if (!isfinite(factor) || factor == 0) return false;
    for (size_t i = 0; i < x->n; i++)
        if (!near(at(x->actual, i), factor * at(x->expected, i))) return false;
    return true;
}

static bool offset(const struct numbers *x) {
    double by = at(x->actual, 0) - at(x->expected, 0);
    if (!isfinite(by)) return false;
    for (size_t i = 1; i < x->n; i++)
        if (!near(at(x->actual, i), at(x->expected, i) + by)) return false;
    return true;
}

static bool constant(const struct value *list) {
    for (size_t i = 1; i < list->table.n; i++)
        if (!near(at(list, i), at(list, 0))) return false;
    return true;
}

// --- the table of what can be said ---

enum pattern { TRANSPOSED, SHIFTED, REVERSED, SCALED, OFFSET, PATTERNS };

static const struct {
    bool (*is)(const struct numbers *x); // NULL: of matrices
    const char *says;
} patterns[PATTERNS] = {
    [TRANSPOSED] = { NULL, "Every wrong matrix is the right one with its rows and columns "
                           "swapped. Is it transposed, or are the two indices the wrong way "
                           "round?" },
    [SHIFTED] = { shifted, "Every wrong list is the right one, moved by one place. Does an index "
                           "begin at 0, or does a loop begin or end one step too late?" },
    [REVERSED] = { reversed, "Every wrong list is the right one, last number first. Is it filled, "
                             "or sorted, the wrong way round?" },
    [SCALED] = { scaled,
                 "In every wrong result the numbers are the right ones times one factor. Is "
                 "a scale, a sum or a count left out, or used twice?" },
    [OFFSET] = { offset,
                 "In every wrong result the numbers are the right ones plus one amount. Is a "
                 "mean, a maximum or a zero point left out, or used twice?" },
};

void pattern_search_start(struct pattern_search *search) {
    *search = (struct pattern_search) { .alive = (1u << PATTERNS) - 1, .only_field = true };
    unit_search_start(&search->units);
}

static bool is_list(const struct value *value) {
    if (value->kind != VALUE_TABLE || value->table.n_fields || !value->table.n) return false;
    for (size_t i = 0; i < value->table.n; i++)
        if (!value_is_number(&value->table.items[i])) return false;
    return true;
}

static void keep_only(struct pattern_search *search, unsigned found, bool tells) {
    search->alive &= found;
    search->told += tells;
}

static void add_lists(struct pattern_search *search, const struct value *expected,
                      const struct value *actual) {
    struct numbers x = { expected, actual, expected->table.n };
    unsigned found = 0;
    for (int i = 0; i < PATTERNS && x.n == actual->table.n; i++)
        if (patterns[i].is && patterns[i].is(&x)) found |= 1u << i;
    // Of equal numbers every order is the same, and every factor an amount.
    keep_only(search, found, x.n >= LEAST && !constant(expected));
}

// The rows of a matrix, all as long as the first; 0 where it is none.
static size_t matrix_rows(const struct value *value) {
    if (value->kind != VALUE_TABLE || value->table.n_fields || !value->table.n) return 0;
    for (size_t i = 0; i < value->table.n; i++)
        if (!is_list(&value->table.items[i]) ||
            value->table.items[i].table.n != value->table.items[0].table.n)
            return 0;
    return value->table.n;
}

static bool turned(const struct value *expected, const struct value *actual) {
    size_t rows = matrix_rows(expected), cols = expected->table.items[0].table.n;
    if (matrix_rows(actual) != cols || actual->table.items[0].table.n != rows) return false;
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < cols; k++)
            if (!near(at(&expected->table.items[i], k), at(&actual->table.items[k], i)))
                return false;
    return true;
}

// The numbers of a matrix, row after row.
static struct value flat(const struct value *matrix, struct arena *arena) {
    size_t cols = matrix->table.items[0].table.n;
    struct value list = value_of_list(arena, matrix_rows(matrix) * cols);
    for (size_t i = 0; i < list.table.n; i++)
        list.table.items[i] = matrix->table.items[i / cols].table.items[i % cols];
    return list;
}

static void add_matrices(struct pattern_search *search, const struct value *expected,
                         const struct value *actual) {
    struct arena arena = { 0 };
    unsigned found = turned(expected, actual) ? 1u << TRANSPOSED : 0;
    bool tells = found != 0;
    if (matrix_rows(actual) == matrix_rows(expected) &&
        actual->table.items[0].table.n == expected->table.items[0].table.n) {
        struct value right = flat(expected, &arena), wrong = flat(actual, &arena);
        struct numbers x = { &right, &wrong, right.table.n };
        if (scaled(&x)) found |= 1u << SCALED;
        if (offset(&x)) found |= 1u << OFFSET;
        tells |= x.n >= LEAST && !constant(&right);
    }
    keep_only(search, found, tells);
    arena_release(&arena);
}

// Single numbers, of which it takes several.
static void add_number(struct pattern_search *search, double expected, double actual) {
    struct number_search *numbers = &search->numbers;
    if (!numbers->n++)
        *numbers = (struct number_search) { .n = 1,
                                            .first = expected,
                                            .factor = actual / expected,
                                            .amount = actual - expected,
                                            .one_factor = actual != 0 && expected != 0,
                                            .one_amount = true };
    bool finite = isfinite(expected) && isfinite(actual);
    numbers->varied |= !near(expected, numbers->first);
    numbers->one_factor &= finite && near(actual, numbers->factor * expected);
    numbers->one_amount &= finite && near(actual, expected + numbers->amount);
    unsigned found =
        (numbers->one_factor ? 1u << SCALED : 0) | (numbers->one_amount ? 1u << OFFSET : 0);
    keep_only(search, found, numbers->n >= LEAST && numbers->varied);
}

static void add(struct pattern_search *search, const struct value *expected,
                const struct value *actual, const struct tolerance *tolerance);

// Is this field the only wrong one, now as before?
static void note_field(struct pattern_search *search, const struct value_field *field) {
    const char *name = field->key.string.at;
    if (!*search->field) snprintf(search->field, sizeof search->field, "%s", name);
    if (strcmp(search->field, name) != 0) search->only_field = false;
}

// The fields of a record that differ must all show the pattern.
static void add_records(struct pattern_search *search, const struct value *expected,
                        const struct value *actual, const struct tolerance *tolerance) {
    for (size_t i = 0; i < expected->table.n_fields; i++) {
        const struct value_field *field = &expected->table.fields[i];
        const struct value *other =
            field->key.kind == VALUE_STRING ? value_field(actual, field->key.string.at) : NULL;
        if (!other) {
            search->alive = 0;
            search->only_field = false;
        } else if (!values_equal(&field->value, other, tolerance, NULL, NULL)) {
            note_field(search, field);
            unit_search_add(&search->units, &field->value, other, tolerance);
            add(search, &field->value, other, tolerance);
        }
    }
}

static void add(struct pattern_search *search, const struct value *expected,
                const struct value *actual, const struct tolerance *tolerance) {
    bool records =
        expected->kind == VALUE_TABLE && expected->table.n_fields && actual->kind == VALUE_TABLE;
    if (value_is_number(expected) && value_is_number(actual))
        add_number(search, value_number(expected), value_number(actual));
    else if (is_list(expected) && is_list(actual))
        add_lists(search, expected, actual);
    else if (matrix_rows(expected) && matrix_rows(actual))
        add_matrices(search, expected, actual);
    else if (records)
        add_records(search, expected, actual, tolerance);
    else
        search->alive = 0;
}

void pattern_search_add(struct pattern_search *search, const struct value *expected,
                        const struct value *actual, const struct tolerance *tolerance) {
    bool record = expected->kind == VALUE_TABLE && expected->table.n_fields;
    if (!record) search->only_field = false;
    add(search, expected, actual, tolerance);
}

static const char *says_pattern(struct pattern_search *search, char *text, size_t size) {
    const struct number_search *numbers = &search->numbers;
    for (int i = 0; search->told && i < PATTERNS; i++) {
        if (!(search->alive & (1u << i))) continue;
        if (!numbers->n) return patterns[i].says;
        if (i == SCALED)
            snprintf(text, size, "Every wrong number is the right one times %.6g.",
                     numbers->factor);
        else
            snprintf(text, size, "Every wrong number is the right one plus %.6g.", numbers->amount);
        return text;
    }
    return NULL;
}

// Of a record with one wrong field its name alone is a help.
const char *pattern_search_says(struct pattern_search *search) {
    char text[200];
    bool field = search->only_field && *search->field;
    const char *unit = field ? unit_search_says(&search->units) : NULL;
    if (unit) snprintf(text, sizeof text, "Every number %s", unit);
    const char *says = unit ? text : says_pattern(search, text, sizeof text);
    if (!says && !field) return NULL;
    if (field)
        snprintf(search->says, sizeof search->says,
                 "Only the field %s is wrong, in every wrong case.%s%s", search->field,
                 says ? " " : "", says ? says : "");
    else
        snprintf(search->says, sizeof search->says, "%s", says);
    return search->says;
}
