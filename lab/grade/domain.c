// SPDX-License-Identifier: MIT
// The domain of an exercise, learned. Each place of the arguments (an argument, the items of a
// list, a field) has a node that remembers what stood there; pairs of arguments have relations,
// which are dropped when a case breaks them. What is learned is rather too narrow than too wide.
#include "lab/grade/domain.h"

#include <math.h>
#include <string.h>

enum { FEW = 8, ARGUMENTS_MAX = 8 };

struct place {
    unsigned kinds; // a bit for each kind that was seen
    // numbers
    bool fractions;
    double least, most, few[FEW];
    size_t n_numbers, n_few; // n_few is FEW + 1 where there are more
    // lists
    size_t n_lists, shortest, longest;
    bool sorted, distinct, rectangular, same_sum;
    double sum;
    struct place *item;
    // records
    struct member {
        const struct value *key;
        struct place *place;
        struct member *next;
    } * members;
};

enum relation { AT_MOST = 1, SAME_LENGTH = 2, IS_LENGTH = 4, RELATIONS = 7 };

struct domain {
    size_t n_args;
    struct place *args[ARGUMENTS_MAX];
    unsigned related[ARGUMENTS_MAX][ARGUMENTS_MAX];
};

static bool is_list(const struct value *value) {
    return value->kind == VALUE_TABLE && !value->table.n_fields;
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

// --- what a list of numbers has ---

static bool all_numbers(const struct value *list) {
    for (size_t i = 0; i < list->table.n; i++)
        if (!value_is_number(&list->table.items[i])) return false;
    return true;
}

static bool is_sorted(const struct value *list) {
    if (!all_numbers(list)) return false;
    for (size_t i = 1; i < list->table.n; i++)
        if (!(value_number(&list->table.items[i - 1]) <= value_number(&list->table.items[i])))
            return false;
    return true;
}

static bool is_distinct(const struct value *list) {
    if (!all_numbers(list)) return false;
    for (size_t i = 0; i < list->table.n; i++)
        for (size_t k = 0; k < i; k++)
            if (value_number(&list->table.items[i]) == value_number(&list->table.items[k]))
                return false;
    return true;
}

static bool is_rectangular(const struct value *list) {
    for (size_t i = 0; i < list->table.n; i++)
        if (!is_list(&list->table.items[i]) ||
            list->table.items[i].table.n != list->table.items[0].table.n)
            return false;
    return true;
}

static bool has_sum(const struct value *list, double *sum) {
    *sum = 0;
    for (size_t i = 0; i < list->table.n; i++)
        *sum += value_number(&list->table.items[i]);
    return list->table.n && all_numbers(list);
}

static bool near_sum(double a, double b) {
    return fabs(a - b) <= 1e-9 * (1 + fabs(b));
}

// --- learning ---

static struct place *place_new(struct arena *arena) {
    return arena_alloc(arena, sizeof(struct place));
}

static void learn_number(struct place *place, const struct value *value) {
    double number = value_number(value);
    bool known = false;
    if (!place->n_numbers++) place->least = place->most = number;
    if (number < place->least) place->least = number;
    if (number > place->most) place->most = number;
    place->fractions |= number != rint(number);
    for (size_t i = 0; i < place->n_few && i < FEW; i++)
        known |= same_number(place->few[i], number);
    if (known || place->n_few > FEW) return;
    if (place->n_few < FEW) place->few[place->n_few] = number;
    place->n_few++;
}

static void learn(struct place *place, const struct value *value, struct arena *arena);

static void learn_list(struct place *place, const struct value *value, struct arena *arena) {
    double sum;
    size_t n = value->table.n;
    bool first = !place->n_lists++, summed = has_sum(value, &sum);
    if (first) {
        place->shortest = place->longest = n;
        place->sorted = place->distinct = place->rectangular = true;
        place->same_sum = summed;
        place->sum = sum;
        place->item = place_new(arena);
    }
    if (n < place->shortest) place->shortest = n;
    if (n > place->longest) place->longest = n;
    place->sorted &= is_sorted(value);
    place->distinct &= is_distinct(value);
    place->rectangular &= is_rectangular(value);
    place->same_sum &= summed && near_sum(sum, place->sum);
    for (size_t i = 0; i < n; i++)
        learn(place->item, &value->table.items[i], arena);
}

static const struct member *find_member(const struct place *place, const struct value *key) {
    for (const struct member *one = place->members; one; one = one->next)
        if (one->key->kind == VALUE_STRING && key->kind == VALUE_STRING &&
            strcmp(one->key->string.at, key->string.at) == 0)
            return one;
    return NULL;
}

static void learn_record(struct place *place, const struct value *value, struct arena *arena) {
    for (size_t i = 0; i < value->table.n_fields; i++) {
        const struct value_field *field = &value->table.fields[i];
        const struct member *known = find_member(place, &field->key);
        if (!known) {
            struct member *member = arena_alloc(arena, sizeof *member);
            *member = (struct member) { &field->key, place_new(arena), place->members };
            known = place->members = member;
        }
        learn(known->place, &field->value, arena);
    }
}

static void learn(struct place *place, const struct value *value, struct arena *arena) {
    place->kinds |= 1u << value->kind;
    if (value_is_number(value))
        learn_number(place, value);
    else if (is_list(value))
        learn_list(place, value, arena);
    else if (value->kind == VALUE_TABLE)
        learn_record(place, value, arena);
}

// What two arguments have to do with one another in this case.
static unsigned relations(const struct value *a, const struct value *b) {
    unsigned found = 0;
    if (value_is_number(a) && value_is_number(b) && value_number(a) <= value_number(b))
        found |= AT_MOST;
    if (is_list(a) && is_list(b) && a->table.n == b->table.n) found |= SAME_LENGTH;
    if (value_is_number(a) && is_list(b) && value_number(a) == (double)b->table.n)
        found |= IS_LENGTH;
    return found;
}

static void learn_case(struct domain *domain, const struct exercise_case *one,
                       struct arena *arena) {
    for (size_t i = 0; i < domain->n_args; i++) {
        learn(domain->args[i], &one->args[i], arena);
        for (size_t k = 0; k < domain->n_args; k++)
            domain->related[i][k] &= relations(&one->args[i], &one->args[k]);
    }
}

struct domain *domain_learn(const struct exercise_case *cases, size_t n, struct arena *arena) {
    struct domain *domain = arena_alloc(arena, sizeof *domain);
    domain->n_args = n ? cases[0].n_args : 0;
    if (domain->n_args > ARGUMENTS_MAX) domain->n_args = 0;
    for (size_t i = 0; i < domain->n_args; i++) {
        domain->args[i] = place_new(arena);
        for (size_t k = 0; k < domain->n_args; k++)
            domain->related[i][k] = RELATIONS;
    }
    for (size_t i = 0; i < n;
         i++) // of an optional argument nothing is learned: such cases stay whole
        if (cases[i].n_args != domain->n_args) domain->n_args = 0;
    for (size_t i = 0; i < n && domain->n_args; i++)
        learn_case(domain, &cases[i], arena);
    return domain;
}

// --- asking ---

static bool number_holds(const struct place *place, const struct value *value) {
    double number = value_number(value);
    bool known = false;
    for (size_t i = 0; i < place->n_few && i < FEW; i++)
        known |= same_number(place->few[i], number);
    if (known) return true;
    return place->n_few > FEW && number >= place->least && number <= place->most &&
           (place->fractions || number == rint(number));
}

static bool holds(const struct place *place, const struct value *value);

static bool list_holds(const struct place *place, const struct value *value) {
    double sum;
    if (value->table.n < place->shortest || value->table.n > place->longest) return false;
    if ((place->sorted && !is_sorted(value)) ||
        (place->distinct && !place->item->fractions && !is_distinct(value)) ||
        (place->rectangular && !is_rectangular(value)))
        return false;
    if (place->same_sum && !(has_sum(value, &sum) && near_sum(sum, place->sum))) return false;
    for (size_t i = 0; i < value->table.n; i++)
        if (!holds(place->item, &value->table.items[i])) return false;
    return true;
}

static bool record_holds(const struct place *place, const struct value *value) {
    for (size_t i = 0; i < value->table.n_fields; i++) {
        const struct value_field *field = &value->table.fields[i];
        const struct member *member = find_member(place, &field->key);
        if (!member || !holds(member->place, &field->value)) return false;
    }
    return true;
}

static bool holds(const struct place *place, const struct value *value) {
    if (!(place->kinds & (1u << value->kind))) return false;
    if (value_is_number(value)) return number_holds(place, value);
    if (value->kind != VALUE_TABLE) return true; // no other value is ever changed
    return is_list(value) ? list_holds(place, value) : record_holds(place, value);
}

bool domain_holds(const struct domain *domain, const struct exercise_case *one) {
    if (!domain->n_args || one->n_args != domain->n_args) return false;
    for (size_t i = 0; i < one->n_args; i++) {
        if (!holds(domain->args[i], &one->args[i])) return false;
        for (size_t k = 0; k < one->n_args; k++) {
            unsigned kept = relations(&one->args[i], &one->args[k]);
            if (domain->related[i][k] & ~kept) return false;
        }
    }
    return true;
}
