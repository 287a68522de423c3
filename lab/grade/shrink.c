// SPDX-License-Identifier: MIT
// Steps to smaller cases. Lists of one length are cut together, at the same places, since what
// belongs to one item of the first mostly belongs to that of the second, and to the rows of a
// matrix.
#include "lab/grade/shrink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/grade/wire.h"

enum { CUTS_MAX = 40, LENGTHS_MAX = 4, EXACT = 1 << 20 };

// --- how large a case is ---

static size_t count_leaves(const struct value *value) {
    size_t n = 0;
    if (value->kind != VALUE_TABLE) return 1;
    for (size_t i = 0; i < value->table.n; i++)
        n += count_leaves(&value->table.items[i]);
    for (size_t i = 0; i < value->table.n_fields; i++)
        n += count_leaves(&value->table.fields[i].value);
    return n;
}

static double sum_sizes(const struct value *value) {
    double sum = 0;
    if (value_is_number(value))
        return isfinite(value_number(value)) ? fabs(value_number(value)) : 0;
    if (value->kind != VALUE_TABLE) return 0;
    for (size_t i = 0; i < value->table.n; i++)
        sum += sum_sizes(&value->table.items[i]);
    for (size_t i = 0; i < value->table.n_fields; i++)
        sum += sum_sizes(&value->table.fields[i].value);
    return sum;
}

struct case_size {
    size_t leaves, characters;
    double sizes;
};

static struct case_size size_of(const struct exercise_case *one) {
    struct case_size size = { 0 };
    struct strbuf text = { 0 };
    for (size_t i = 0; i < one->n_args; i++) {
        size.leaves += count_leaves(&one->args[i]);
        size.sizes += sum_sizes(&one->args[i]);
        value_print(&one->args[i], &text, 0);
    }
    size.characters = text.size;
    strbuf_release(&text);
    return size;
}

static int size_order(const struct case_size *x, const struct case_size *y) {
    if (x->leaves != y->leaves) return x->leaves < y->leaves ? -1 : 1;
    if (x->characters != y->characters) return x->characters < y->characters ? -1 : 1;
    return (x->sizes > y->sizes) - (x->sizes < y->sizes);
}

int case_order(const struct exercise_case *a, const struct exercise_case *b) {
    struct case_size x = size_of(a), y = size_of(b);
    return size_order(&x, &y);
}

void case_encode(const struct exercise_case *one, struct strbuf *out) {
    for (size_t i = 0; i < one->n_args; i++)
        wire_put(out, &one->args[i]); // of cases, which are plain
}

static bool same_case(const struct exercise_case *a, const struct exercise_case *b) {
    struct strbuf x = { 0 }, y = { 0 };
    case_encode(a, &x);
    case_encode(b, &y);
    bool same = x.size == y.size && memcmp(strbuf_text(&x), strbuf_text(&y), x.size) == 0;
    strbuf_release(&x);
    strbuf_release(&y);
    return same;
}

// --- what is being made ---

struct shrinking {
    const struct exercise_case *from;
    struct case_size size; // of it
    const struct domain *domain;
    struct exercise_case *out;
    size_t n, most;
    struct arena *arena;
};

static struct exercise_case copy_case(const struct shrinking *shrinking) {
    struct exercise_case one = *shrinking->from;
    one.args = arena_alloc(shrinking->arena, (one.n_args + 1) * sizeof *one.args);
    for (size_t i = 0; i < one.n_args; i++)
        one.args[i] = value_copy(shrinking->arena, &shrinking->from->args[i]);
    return one;
}

static void offer(struct shrinking *shrinking, const struct exercise_case *one) {
    if (shrinking->n == shrinking->most || !domain_holds(shrinking->domain, one)) return;
    struct case_size size = size_of(one);
    if (size_order(&size, &shrinking->size) >= 0) return;
    for (size_t i = 0; i < shrinking->n; i++)
        if (same_case(one, &shrinking->out[i])) return;
    shrinking->out[shrinking->n++] = *one;
}

// --- shorter lists ---

static void cut(struct value *value, size_t length, size_t from, size_t count) {
    if (value->kind != VALUE_TABLE) return;
    if (value->table.n == length && !value->table.n_fields) {
        memmove(value->table.items + from, value->table.items + from + count,
                (length - from - count) * sizeof *value->table.items);
        value->table.n -= count;
    }
    for (size_t i = 0; i < value->table.n; i++)
        cut(&value->table.items[i], length, from, count);
    for (size_t i = 0; i < value->table.n_fields; i++)
        cut(&value->table.fields[i].value, length, from, count);
}

static void offer_cut(struct shrinking *shrinking, size_t length, size_t from, size_t count,
                      bool with_counts) {
    struct exercise_case shorter = copy_case(shrinking);
    bool counted = false;
    for (size_t i = 0; i < shorter.n_args; i++) {
        struct value *arg = &shorter.args[i];
        bool counts = arg->kind == VALUE_INTEGER && arg->integer == (int64_t)length;
        if (counts && with_counts) arg->integer -= (int64_t)count;
        counted |= counts;
        cut(arg, length, from, count);
    }
    if (counted || !with_counts) offer(shrinking, &shorter);
}

static void collect_lengths(const struct value *value, size_t *lengths, size_t *n) {
    if (value->kind != VALUE_TABLE) return;
    bool known = value->table.n == 0 || *n == LENGTHS_MAX;
    for (size_t i = 0; i < *n; i++)
        known |= lengths[i] == value->table.n;
    if (!known) lengths[(*n)++] = value->table.n;
    for (size_t i = 0; i < value->table.n; i++)
        collect_lengths(&value->table.items[i], lengths, n);
    for (size_t i = 0; i < value->table.n_fields; i++)
        collect_lengths(&value->table.fields[i].value, lengths, n);
}

// Halves, quarters, … single items, of each length in turn.
static void offer_cuts(struct shrinking *shrinking) {
    size_t lengths[LENGTHS_MAX], n = 0, left = CUTS_MAX;
    for (size_t i = 0; i < shrinking->from->n_args; i++)
        collect_lengths(&shrinking->from->args[i], lengths, &n);
    for (size_t part = 2; left && part <= EXACT; part *= 2) {
        bool more = false;
        for (size_t k = 0; k < n; k++) {
            size_t count = lengths[k] / part ? lengths[k] / part : 1;
            if (part > 2 && lengths[k] / (part / 2) <= 1) continue; // single ones were cut already
            more = true;
            for (size_t from = 0; left && from + count <= lengths[k]; from += count, left--)
                for (int with_counts = 0; with_counts < 2; with_counts++)
                    offer_cut(shrinking, lengths[k], from, count, with_counts);
        }
        if (!more) break;
    }
}

// --- rounder numbers ---

static double to_zero(double x) {
    (void)x;
    return 0;
}

static double to_one(double x) {
    return x < 0 ? -1 : 1;
}

static double to_two(double x) {
    return x < 0 ? -2 : 2;
}

static double to_half(double x) {
    return trunc(x / 2);
}

static double to_nearer(double x) {
    return x > 0 ? x - 1 : x + 1;
}

enum { EXACT_TENS = 22 }; // the largest power of ten that a double holds exactly

static double to_digits(double x, int n) {
    if (x == 0 || !isfinite(x)) return x;
    int shift = n - 1 - (int)floor(log10(fabs(x)));
    double tens = 1;
    if (shift > EXACT_TENS || shift < -EXACT_TENS) return x;
    for (int i = 0; i < abs(shift); i++)
        tens *= 10;
    return shift >= 0 ? rint(x * tens) / tens : rint(x / tens) * tens;
}

static double to_one_digit(double x) {
    return to_digits(x, 1);
}

static double to_two_digits(double x) {
    return to_digits(x, 2);
}

static double (*const simpler[])(double) = {
    to_zero, to_one, to_two, rint, to_one_digit, to_two_digits, to_half, to_nearer, fabs,
};
enum { SIMPLER = sizeof simpler / sizeof *simpler };

// Makes number `only` simpler (all of them where it is SIZE_MAX); counts them in `at`.
static void simplify(struct value *value, double (*with)(double), size_t only, size_t *at) {
    if (value_is_number(value)) {
        bool wanted = only == SIZE_MAX || only == *at;
        double number = wanted ? with(value_number(value)) : 0;
        ++*at;
        if (!wanted || !(fabs(number) <= 0x1p53)) return;
        if (value->kind == VALUE_INTEGER)
            value->integer = (int64_t)number;
        else
            value->number = number;
    } else if (value->kind == VALUE_TABLE) {
        for (size_t i = 0; i < value->table.n; i++)
            simplify(&value->table.items[i], with, only, at);
        for (size_t i = 0; i < value->table.n_fields; i++)
            simplify(&value->table.fields[i].value, with, only, at);
    }
}

// How many numbers there are.
static size_t offer_simpler(struct shrinking *shrinking, double (*with)(double), size_t only) {
    struct exercise_case rounder = copy_case(shrinking);
    size_t at = 0;
    for (size_t i = 0; i < rounder.n_args; i++)
        simplify(&rounder.args[i], with, only, &at);
    offer(shrinking, &rounder);
    return at;
}

static void offer_numbers(struct shrinking *shrinking) {
    size_t n = 0;
    for (int i = 0; i < SIMPLER; i++)
        n = offer_simpler(shrinking, simpler[i], SIZE_MAX);
    for (int i = 0; i < SIMPLER; i++)
        for (size_t k = 0; k < n && shrinking->n < shrinking->most; k++)
            offer_simpler(shrinking, simpler[i], k);
}

size_t shrink_case(const struct exercise_case *from, const struct domain *domain,
                   struct exercise_case *out, size_t most, struct arena *arena) {
    struct shrinking shrinking = { .from = from,
                                   .size = size_of(from),
                                   .domain = domain,
                                   .out = out,
                                   .most = most,
                                   .arena = arena };
    offer_cuts(&shrinking);
    offer_numbers(&shrinking);
    return shrinking.n;
}
