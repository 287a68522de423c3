// SPDX-License-Identifier: MIT
// Is every wrong number the right one in another unit? One table of the factors that learners
// forget; the suggestion is made only where a single one explains all results.
#include <math.h>

#include "lab/grade/grading.h"

static double factor(double expected, double by) {
    return expected * by;
}

static double inverse(double expected, double by) {
    return by / expected;
}

// Of a share, what is left of it.
static double rest(double expected, double by) {
    return expected > 0 && expected < by ? by - expected : NAN;
}

#define LN_2      0.69314718055994530942
#define GIB_IN_GB 1.073741824
#define MIB_IN_MB 1.048576
#define TIB_IN_TB 1.099511627776

// What the learner's number is, made from the right one.
static const struct {
    double (*of)(double expected, double by);
    double by;
    const char *says;
} units[] = {
    { factor, -1, "has the wrong sign. Is a difference taken the wrong way round?" },
    { inverse, 1, "is 1 divided by the right one. Is the fraction upside down?" },
    { factor, 100, "is 100 times too large. Is it a percentage where a fraction is wanted?" },
    { factor, 0.01, "is 100 times too small. Is it a fraction where a percentage is wanted?" },
    { factor, 1000,
      "is 1000 times too large. Is it in a unit a thousand times smaller (ms for s, "
      "MB for GB)?" },
    { factor, 1e-3,
      "is 1000 times too small. Is it in a unit a thousand times larger (s for ms, GB "
      "for MB)?" },
    { factor, 1e6, "is a million times too large. Is it in a unit a million times smaller?" },
    { factor, 1e-6, "is a million times too small. Is it in a unit a million times larger?" },
    { factor, 1e9, "is a billion times too large. Is it in bytes where GB are wanted?" },
    { factor, 1e-9, "is a billion times too small. Is it in GB where bytes are wanted?" },
    { factor, 8, "is 8 times too large. Is it in bits where bytes are wanted?" },
    { factor, 0.125, "is 8 times too small. Is it in bytes where bits are wanted?" },
    { factor, LN_2, "is too small by the factor ln 2. Is it in nats where bits are wanted?" },
    { factor, 1 / LN_2, "is too large by the factor 1/ln 2. Is it in bits where nats are wanted?" },
    { factor, 1 / GIB_IN_GB,
      "is too small by the factor 1.0737. Is it in GiB (2^30 bytes) where GB (10^9) "
      "are wanted?" },
    { factor, GIB_IN_GB,
      "is too large by the factor 1.0737. Is it in GB (10^9 bytes) where GiB (2^30) "
      "are wanted?" },
    { factor, 1 / MIB_IN_MB,
      "is too small by the factor 1.0486. Is it in MiB (2^20 bytes) where MB (10^6) "
      "are wanted?" },
    { factor, MIB_IN_MB,
      "is too large by the factor 1.0486. Is it in MB (10^6 bytes) where MiB (2^20) "
      "are wanted?" },
    { factor, 1 / TIB_IN_TB,
      "is too small by the factor 1.0995. Is it in TiB (2^40 bytes) where TB (10^12) "
      "are wanted?" },
    { factor, TIB_IN_TB,
      "is too large by the factor 1.0995. Is it in TB (10^12 bytes) where TiB (2^40) "
      "are wanted?" },
    { rest, 1,
      "is 1 minus the right one. Is it the share that is left where the other one is "
      "wanted?" },
    { factor, 10, "is 10 times too large. Has a decimal point moved?" },
    { factor, 0.1, "is 10 times too small. Has a decimal point moved?" },
    { factor, 2, "is exactly twice the right one." },
    { factor, 0.5, "is exactly half the right one." },
    { factor, 4, "is exactly 4 times the right one." },
    { factor, 0.25, "is exactly a quarter of the right one." },
    { factor, 16, "is exactly 16 times the right one." },
    { factor, 0.0625, "is exactly a sixteenth of the right one." },
};
enum { UNITS = sizeof units / sizeof *units };
_Static_assert(UNITS < 32, "a bit for each unit");

static const double unit_tolerance = 1e-9; // relative; the factors lie far further apart

// Three digits tell the factors apart; two do not.
enum { DIGITS_TYPED = 3 };

void unit_search_start(struct unit_search *search) {
    *search = (struct unit_search) { .alive = (1u << UNITS) - 1 };
}

static bool same(double other, double actual, bool typed) {
    if (!isfinite(other)) return actual == other;
    if (fabs(actual - other) <= unit_tolerance * fabs(other)) return true;
    return typed && number_is_rounded(other, actual, DIGITS_TYPED);
}

static void add_number(struct unit_search *search, double expected, double actual) {
    for (int i = 0; i < UNITS; i++)
        if (!same(units[i].of(expected, units[i].by), actual, search->typed))
            search->alive &= ~(1u << i);
    // 0 in every unit is 0, and what is right may be right for another reason
    if (expected != 0 && isfinite(expected)) search->told++;
}

static void add_table(struct unit_search *search, const struct value *expected,
                      const struct value *actual, const struct tolerance *tolerance) {
    if (expected->table.n_fields || actual->table.n_fields ||
        expected->table.n != actual->table.n) {
        search->spoiled = true; // fields of a record have units of their own
        return;
    }
    for (size_t i = 0; i < expected->table.n; i++)
        unit_search_add(search, &expected->table.items[i], &actual->table.items[i], tolerance);
}

void unit_search_add(struct unit_search *search, const struct value *expected,
                     const struct value *actual, const struct tolerance *tolerance) {
    if (search->spoiled || !search->alive) return;
    if (value_is_number(expected) && value_is_number(actual))
        add_number(search, value_number(expected), value_number(actual));
    else if (expected->kind == VALUE_TABLE && actual->kind == VALUE_TABLE)
        add_table(search, expected, actual, tolerance);
    else
        search->spoiled = true;
}

const char *unit_search_says(const struct unit_search *search) {
    if (search->spoiled || !search->told) return NULL;
    for (int i = 0; i < UNITS; i++)
        if (search->alive & (1u << i)) return units[i].says;
    return NULL;
}
