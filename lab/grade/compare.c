// SPDX-License-Identifier: MIT
// What a program returned against what it should return: numbers by the exercise's tolerance, all
// else exactly.
#include "lab/grade/compare.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "lab/grade/wire.h"

// Doubles in their order as unsigned integers: neighbours differ by 1, and -0.0 and 0.0 fall
// together.
static uint64_t ordinal(double number) {
    uint64_t bits, sign = UINT64_C(1) << 63;
    memcpy(&bits, &number, sizeof bits);
    return bits & sign ? sign - (bits & ~sign) : sign + bits;
}

double ulp_distance(double a, double b) {
    uint64_t x = ordinal(a), y = ordinal(b);
    return x > y ? (double)(x - y) : (double)(y - x);
}

// Two integers may differ where their doubles do not.
static bool both_integers(const struct value *a, const struct value *b) {
    return a->kind == VALUE_INTEGER && b->kind == VALUE_INTEGER;
}

static double integer_distance(int64_t a, int64_t b) {
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    return (double)(a > b ? x - y : y - x);
}

struct distance {
    double abs, rel, ulp;
};

static struct distance distance_of(const struct value *expected, const struct value *actual) {
    double e = value_number(expected), x = value_number(actual);
    struct distance distance = { .abs = fabs(x - e), .ulp = ulp_distance(x, e) };
    if (both_integers(expected, actual)) {
        distance.abs = integer_distance(expected->integer, actual->integer);
        if (distance.abs > 0 && distance.ulp == 0) distance.ulp = 1;
    }
    distance.rel = distance.abs == 0 ? 0 : distance.abs / fabs(e);
    return distance;
}

bool numbers_equal(const struct value *expected, const struct value *actual,
                   const struct tolerance *tolerance) {
    double e = value_number(expected), x = value_number(actual);
    // as most numbers of a right answer
    if (both_integers(expected, actual) ? expected->integer == actual->integer : e == x)
        return true;
    if (isnan(e)) return isnan(x) && !tolerance->nan_fails;
    if (!isfinite(e) || !isfinite(x)) return false;
    struct distance distance = distance_of(expected, actual);
    if (tolerance->abs >= 0 && distance.abs <= tolerance->abs) return true;
    if (tolerance->rel >= 0 && distance.abs <= tolerance->rel * fabs(e)) return true;
    return tolerance->ulp >= 0 && distance.ulp <= (double)tolerance->ulp;
}

enum { PATH_MAX_BYTES = 512 };

struct comparison {
    const struct tolerance *tolerance;
    struct arena *arena;
    struct difference *difference;
    const struct step *place; // that is compared, from the inside out
};

// The keys that lead to a place; they become text only where a difference is found.
struct step {
    const struct value *key;
    const struct step *outer;
};

static bool is_name(const struct value *key) {
    if (key->kind != VALUE_STRING || key->string.size == 0 ||
        isdigit((unsigned char)key->string.at[0]))
        return false;
    for (size_t i = 0; i < key->string.size; i++)
        if (!isalnum((unsigned char)key->string.at[i]) && key->string.at[i] != '_') return false;
    return true;
}

// What does not fit is left out, since a path is only shown.
static void put_place(const struct step *place, struct strbuf *path) {
    struct strbuf step = { 0 };
    if (!place) return;
    put_place(place->outer, path);
    if (is_name(place->key)) {
        strbuf_printf(&step, ".%s", place->key->string.at);
    } else {
        strbuf_putc(&step, '[');
        value_print(place->key, &step, 40);
        strbuf_putc(&step, ']');
    }
    if (path->size + step.size < PATH_MAX_BYTES) strbuf_add(path, step.at, step.size);
    strbuf_release(&step);
}

static const char *path_of(const struct comparison *comparison) {
    struct strbuf path = { 0 };
    if (!comparison->arena) return "";
    put_place(comparison->place, &path);
    const char *copy = arena_strndup(comparison->arena, strbuf_text(&path), path.size);
    strbuf_release(&path);
    return copy;
}

static bool differ(struct comparison *comparison, enum difference_kind kind,
                   const struct value *expected, const struct value *actual) {
    struct difference *difference = comparison->difference;
    if (!difference) return false;
    *difference = (struct difference) { .kind = kind, .expected = expected, .actual = actual };
    difference->index = path_of(comparison);
    if (kind != DIFFERENCE_NUMBER) return false;
    difference->has_distance = isfinite(value_number(expected)) && isfinite(value_number(actual));
    if (!difference->has_distance) return false;
    struct distance distance = distance_of(expected, actual);
    difference->abs_error = distance.abs;
    difference->rel_error = distance.rel;
    difference->ulp = distance.ulp;
    return false;
}

static bool compare(struct comparison *comparison, const struct value *expected,
                    const struct value *actual);

static bool compare_at(struct comparison *comparison, const struct value *key,
                       const struct value *expected, const struct value *actual) {
    struct step step = { key, comparison->place };
    comparison->place = &step;
    bool equal = compare(comparison, expected, actual);
    comparison->place = step.outer;
    return equal;
}

// Fields are sorted by key_order.
static const struct value *find(const struct value *table, const struct value *key) {
    size_t low = 0, high = table->table.n_fields;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = key_order(&table->table.fields[middle].key, key);
        if (order == 0) return &table->table.fields[middle].value;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool same_keys(struct comparison *comparison, const struct value *expected,
                      const struct value *actual) {
    for (size_t i = 0; i < expected->table.n_fields; i++) {
        const struct value *key = &expected->table.fields[i].key;
        if (!find(actual, key)) return differ(comparison, DIFFERENCE_MISSING, key, key);
    }
    if (actual->table.n_fields == expected->table.n_fields) return true;
    for (size_t i = 0; i < actual->table.n_fields; i++) {
        const struct value *key = &actual->table.fields[i].key;
        if (!find(expected, key)) return differ(comparison, DIFFERENCE_EXTRA, key, key);
    }
    return false; // cannot be: keys are unique
}

static bool is_list(const struct value *table) {
    return table->table.n > 0 && table->table.n_fields == 0;
}

static bool is_record(const struct value *table) {
    return table->table.n == 0 && table->table.n_fields > 0;
}

static bool compare_tables(struct comparison *comparison, const struct value *expected,
                           const struct value *actual) {
    if ((is_list(expected) && is_record(actual)) || (is_record(expected) && is_list(actual)))
        return differ(comparison, DIFFERENCE_SHAPE, expected, actual);
    if (expected->table.n != actual->table.n)
        return differ(comparison, DIFFERENCE_LENGTH, expected, actual);
    if (!same_keys(comparison, expected, actual)) return false;
    for (size_t i = 0; i < expected->table.n; i++) {
        struct value key = value_of_integer((int64_t)i + 1);
        if (!compare_at(comparison, &key, &expected->table.items[i], &actual->table.items[i]))
            return false;
    }
    for (size_t i = 0; i < expected->table.n_fields; i++) {
        const struct value_field *field = &expected->table.fields[i];
        if (!compare_at(comparison, &field->key, &field->value, find(actual, &field->key)))
            return false;
    }
    return true;
}

static bool same_string(const struct value *a, const struct value *b) {
    return a->string.size == b->string.size &&
           memcmp(a->string.at, b->string.at, a->string.size) == 0;
}

static bool compare(struct comparison *comparison, const struct value *expected,
                    const struct value *actual) {
    if (value_is_number(expected) && value_is_number(actual))
        return numbers_equal(expected, actual, comparison->tolerance) ||
               differ(comparison, DIFFERENCE_NUMBER, expected, actual);
    if (expected->kind != actual->kind)
        return differ(comparison, DIFFERENCE_TYPE, expected, actual);
    switch (expected->kind) {
    case VALUE_NIL:
        return true;
    case VALUE_BOOLEAN:
        return expected->boolean == actual->boolean ||
               differ(comparison, DIFFERENCE_VALUE, expected, actual);
    case VALUE_STRING:
        return same_string(expected, actual) ||
               differ(comparison, DIFFERENCE_VALUE, expected, actual);
    case VALUE_TABLE:
        return compare_tables(comparison, expected, actual);
    default:
        return differ(comparison, DIFFERENCE_TYPE, expected, actual);
    }
}

bool values_equal(const struct value *expected, const struct value *actual,
                  const struct tolerance *tolerance, struct arena *arena,
                  struct difference *difference) {
    struct comparison comparison = { .tolerance = tolerance,
                                     .arena = arena,
                                     .difference = difference };
    if (difference) *difference = (struct difference) { .kind = DIFFERENCE_NONE, .index = "" };
    return compare(&comparison, expected, actual);
}
