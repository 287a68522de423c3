// SPDX-License-Identifier: MIT
// Do the cases reach the edges? Each question names a wrong program that would pass.
//
//   one case, or one result for all       a program that returns it
//   one value of an argument in all       a program that ignores the argument
//   no number below zero                  a program that forgets the sign (asked where the
//                                         reference takes such numbers, which is tried)
//   lists of one length                   a program that counts to it
//   square matrices only                  a program that swaps rows and columns (asked where the
//                                         reference takes others, which is tried)
//   nothing hidden                        a table of the shown results
#include <math.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/check/subject.h"
#include "lab/grade/compare.h"

enum { CASES_SEED = 1 };

static const struct tolerance exact = { .rel = -1, .abs = -1, .ulp = 0 };

// What one argument is over all cases.
struct spread {
    size_t given; // in how many cases
    bool constant;
    const struct value *first;
    size_t numbers; // alone or in lists
    double low, high;
    bool fraction;
    size_t lists, shortest, longest; // of numbers
    size_t matrices, square;
};

static void spread_number(struct spread *spread, double number) {
    if (!spread->numbers || number < spread->low) spread->low = number;
    if (!spread->numbers || number > spread->high) spread->high = number;
    if (isfinite(number) && floor(number) != number) spread->fraction = true;
    spread->numbers++;
}

static bool is_list_of(const struct value *value, enum value_kind kind) {
    if (value->kind != VALUE_TABLE || !value->table.n) return false;
    const struct value *first = &value->table.items[0];
    return kind == VALUE_TABLE ? first->kind == VALUE_TABLE : value_is_number(first);
}

static void spread_value(struct spread *spread, const struct value *value) {
    if (value_is_number(value)) spread_number(spread, value_number(value));
    if (value->kind != VALUE_TABLE) return;
    size_t n = value->table.n;
    if (is_list_of(value, VALUE_TABLE)) {
        spread->matrices++;
        spread->square += value->table.items[0].table.n == n;
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < value->table.items[i].table.n; k++)
                spread_value(spread, &value->table.items[i].table.items[k]);
        return;
    }
    if (!spread->lists || n < spread->shortest) spread->shortest = n;
    if (n > spread->longest) spread->longest = n;
    spread->lists += !value->table.n_fields;
    for (size_t i = 0; i < n; i++)
        spread_value(spread, &value->table.items[i]);
}

static void spread_add(struct spread *spread, const struct value *value) {
    if (!spread->given) {
        spread->first = value;
        spread->constant = true;
    } else if (spread->constant) {
        spread->constant = values_equal(spread->first, value, &exact, NULL, NULL);
    }
    spread->given++;
    spread_value(spread, value);
}

static const char *argument_name(struct subject *subject, size_t k) {
    const struct value *reference = &subject->exercise.reference;
    const struct reference *row = reference->reference;
    if (reference->kind == VALUE_REFERENCE && k < row->n_parameters)
        return arena_printf(&subject->arena, "argument %zu (%s)", k + 1, row->parameters[k].name);
    return arena_printf(&subject->arena, "argument %zu", k + 1);
}

// A copy with every number's sign turned.
static struct value negated(struct arena *arena, const struct value *value) {
    struct value copy = value_copy(arena, value);
    if (copy.kind == VALUE_INTEGER) copy.integer = -copy.integer;
    if (copy.kind == VALUE_NUMBER) copy.number = -copy.number;
    for (size_t i = 0; copy.kind == VALUE_TABLE && i < copy.table.n; i++)
        copy.table.items[i] = negated(arena, &copy.table.items[i]);
    return copy;
}

static bool has_nan(const struct value *value) {
    if (value->kind == VALUE_NUMBER) return isnan(value->number);
    for (size_t i = 0; value->kind == VALUE_TABLE && i < value->table.n; i++)
        if (has_nan(&value->table.items[i])) return true;
    for (size_t i = 0; value->kind == VALUE_TABLE && i < value->table.n_fields; i++)
        if (has_nan(&value->table.fields[i].value)) return true;
    return value->kind == VALUE_NIL;
}

// A matrix without its last row.
static struct value shorter(struct arena *arena, const struct value *value) {
    struct value copy = value_copy(arena, value);
    if (copy.kind == VALUE_TABLE && copy.table.n) copy.table.n--;
    return copy;
}

// Whether the reference gives a result for this case with argument k changed.
static bool takes(struct subject *subject, const struct exercise_case *one, size_t k,
                  struct value (*change)(struct arena *arena, const struct value *value)) {
    struct arena arena = { 0 };
    struct exercise_case changed = *one;
    struct value expected;
    bool raised;
    changed.args = arena_alloc(&arena, one->n_args * sizeof *changed.args);
    memcpy(changed.args, one->args, one->n_args * sizeof *changed.args);
    changed.args[k] = change(&arena, &one->args[k]);
    enum status status = exercise_expected(&subject->exercise, subject->checker->script, &changed,
                                           &arena, &expected, &raised, NULL);
    bool result = status == STATUS_OK && !raised && !has_nan(&expected);
    arena_release(&arena);
    return result;
}

// A Hessian, a covariance: the reference takes no other shape, so there is no case to add.
static bool lacks_oblong(struct subject *subject, const struct spread *spread,
                         const struct exercise_case *cases, size_t n, size_t k) {
    if (spread->matrices != n || spread->square != n) return false;
    for (size_t i = 0; i < n; i++)
        if (!takes(subject, &cases[i], k, shorter)) return false;
    return true;
}

// Numbers with fractions are measurements and may be below zero; whole ones are mostly counts, and
// those from 0 to 1 shares or probabilities.
static bool lacks_negative(struct subject *subject, const struct spread *spread,
                           const struct exercise_case *cases, size_t n, size_t k) {
    bool shares = spread->low >= 0 && spread->high <= 1;
    if (!spread->numbers || spread->low < 0 || !spread->fraction || shares) return false;
    for (size_t i = 0; i < n; i++)
        if (k < cases[i].n_args && !takes(subject, &cases[i], k, negated)) return false;
    return true;
}

static void check_argument(struct subject *subject, const struct exercise_case *cases, size_t n,
                           size_t k) {
    struct spread spread = { 0 };
    int line = subject_line(subject, "cases");
    for (size_t i = 0; i < n; i++)
        if (k < cases[i].n_args) spread_add(&spread, &cases[i].args[k]);
    if (spread.given < n) return; // an optional one that some cases leave out
    const char *name = argument_name(subject, k);
    if (spread.constant) {
        struct strbuf value = { 0 };
        value_print(spread.first, &value, 40);
        subject_warning(subject, line, "%s is %s in every case: a program that ignores it passes",
                        name, strbuf_text(&value));
        strbuf_release(&value);
        return;
    }
    if (spread.lists == n && spread.shortest == spread.longest)
        subject_warning(subject, line,
                        "%s always has %zu numbers: a program that counts to %zu passes", name,
                        spread.longest, spread.longest);
    if (lacks_oblong(subject, &spread, cases, n, k))
        subject_warning(subject, line,
                        "%s is always a square matrix: a program that swaps rows and columns may "
                        "pass",
                        name);
    if (lacks_negative(subject, &spread, cases, n, k))
        subject_warning(subject, line,
                        "%s is never below zero, and the reference takes such numbers: add a case, "
                        "or let the reference refuse them",
                        name);
}

static void check_results(struct subject *subject, const struct exercise_case *cases, size_t n) {
    struct arena arena = { 0 };
    struct value first, expected;
    bool raised, first_raised, same = n > 1;
    struct exercise *exercise = &subject->exercise;
    struct script *script = subject->checker->script;
    if (exercise_expected(exercise, script, &cases[0], &arena, &first, &first_raised, NULL) !=
        STATUS_OK)
        same = false;
    for (size_t i = 1; same && i < n; i++) {
        struct arena scratch = { 0 };
        same = exercise_expected(exercise, script, &cases[i], &scratch, &expected, &raised, NULL) ==
                   STATUS_OK &&
               raised == first_raised && values_equal(&first, &expected, &exact, NULL, NULL);
        arena_release(&scratch);
    }
    if (same)
        subject_warning(subject, subject_line(subject, "cases"),
                        "every case has the same result: a program that returns it passes");
    arena_release(&arena);
}

// Generated cases have as many arguments as written ones, and are the same for the same seed.
static void check_generated(struct subject *subject, const struct exercise_case *cases, size_t n) {
    const struct exercise *exercise = &subject->exercise;
    struct exercise_case *again;
    size_t written = exercise->n_cases, m;
    bool as_written = false, same = true;
    if (n == written) return;
    for (size_t i = 0; i < written; i++)
        as_written = as_written || cases[i].n_args == cases[written].n_args;
    if (!as_written)
        subject_warning(subject, exercise->generate.line,
                        "generate gives %zu argument%s, where the cases above have %zu",
                        cases[written].n_args, cases[written].n_args == 1 ? "" : "s",
                        cases[0].n_args);
    if (exercise_cases(exercise, subject->checker->script, CASES_SEED, &subject->arena, &again, &m,
                       NULL) != STATUS_OK)
        return;
    for (size_t i = written; same && i < n; i++) {
        same = again[i].n_args == cases[i].n_args;
        for (size_t k = 0; same && k < cases[i].n_args; k++)
            same = values_equal(&cases[i].args[k], &again[i].args[k], &exact, NULL, NULL);
    }
    if (!same)
        subject_error(subject, exercise->generate.line,
                      "generate gives other cases for the same seed: draw only from its argument "
                      "rng, not from math.random");
}

void check_cases(struct subject *subject) {
    struct exercise_case *cases;
    size_t n, hidden = 0, most = 0;
    struct error err;
    int line = subject_line(subject, "cases");
    if (exercise_cases(&subject->exercise, subject->checker->script, CASES_SEED, &subject->arena,
                       &cases, &n, &err) != STATUS_OK) {
        findings_add_error(subject->checker->findings, subject->exercise.path, &err);
        return;
    }
    check_generated(subject, cases, n);
    for (size_t i = 0; i < n; i++) {
        hidden += cases[i].hidden;
        if (cases[i].n_args > most) most = cases[i].n_args;
    }
    if (n == 1)
        subject_warning(subject, line,
                        "there is one case: a program that returns its result "
                        "passes");
    if (hidden == 0)
        subject_warning(subject, line,
                        "no case is hidden: a table of the shown results passes; add hidden = { … "
                        "} or generate");
    for (size_t k = 0; n > 1 && k < most; k++)
        check_argument(subject, cases, n, k);
    check_results(subject, cases, n);
}
