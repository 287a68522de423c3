// SPDX-License-Identifier: MIT
// Numbers as people type them: a recursive descent over sum, product, power, sign, bracket and
// name. The first thing that cannot be read ends the reading; what follows the number must be its
// unit.
#include "lab/ui/expression.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lab/ui/quantity.h"
#include "lab/ui/words_exercise.h"

enum { DEPTH_MAX = 40, DIGITS_MAX = 64 };

struct reading {
    const char *at;
    int depth;
    bool failed;
    bool which_log; // it failed at a logarithm without a base
};

static double read_sum(struct reading *reading);

static void skip_blanks(struct reading *reading) {
    while (*reading->at == ' ')
        reading->at++;
}

static bool take(struct reading *reading, const char *what) {
    skip_blanks(reading);
    size_t size = strlen(what);
    if (strncmp(reading->at, what, size) != 0) return false;
    reading->at += size;
    return true;
}

static double failed(struct reading *reading) {
    reading->failed = true;
    return NAN;
}

// A comma counts as a separator of thousands only where exactly three digits follow.
static bool is_thousands(const char *at) {
    return *at == ',' && isdigit((unsigned char)at[1]) && isdigit((unsigned char)at[2]) &&
           isdigit((unsigned char)at[3]) && !isdigit((unsigned char)at[4]);
}

static double read_digits(struct reading *reading) {
    char digits[DIGITS_MAX];
    size_t n = 0;
    const char *at = reading->at;
    while (isdigit((unsigned char)*at) || *at == '.' || is_thousands(at)) {
        if (n + 8 >= DIGITS_MAX) return failed(reading);
        if (*at != ',') digits[n++] = *at;
        at++;
    }
    size_t sign = at[0] == 'e' || at[0] == 'E' ? 1 + (at[1] == '-' || at[1] == '+') : 0;
    if (sign && isdigit((unsigned char)at[sign])) {
        do {
            if (n + 2 >= DIGITS_MAX) return failed(reading);
            digits[n++] = *at++;
        } while (isdigit((unsigned char)*at) || at[-1] == 'e' || at[-1] == 'E');
    }
    char *end;
    digits[n] = '\0';
    double number = strtod(digits, &end);
    if (n == 0 || *end) return failed(reading);
    reading->at = at;
    return number;
}

static double read_signed(struct reading *reading);

static const struct {
    const char *name;
    double value;
} constants[] = { { "e", 2.718281828459045 }, { "pi", 3.141592653589793 } };

static const struct {
    const char *name;
    double (*of)(double);
} functions[] = {
    { "exp", exp }, { "ln", log }, { "log2", log2 }, { "log10", log10 }, { "sqrt", sqrt },
};

// A name is all letters; the base of a logarithm belongs to it.
static size_t name_size(const char *at) {
    size_t size = 0;
    while (isalpha((unsigned char)at[size]))
        size++;
    if (size == 3 && strncmp(at, "log", 3) == 0) size += strspn(at + size, "0123456789");
    return size;
}

// Of sines and cosines there are none in the course.
static double read_name(struct reading *reading) {
    const char *name = reading->at;
    size_t size = name_size(name);
    reading->at += size;
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (strlen(constants[i].name) == size && memcmp(constants[i].name, name, size) == 0)
            return constants[i].value;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (strlen(functions[i].name) != size || memcmp(functions[i].name, name, size) != 0)
            continue;
        if (isdigit((unsigned char)*reading->at)) break; // exp2(3) is not exp(2)
        return functions[i].of(read_signed(reading));
    }
    reading->which_log = size == 3 && memcmp(name, "log", 3) == 0;
    return failed(reading);
}

static double read_atom(struct reading *reading) {
    if (!take(reading, "("))
        return isalpha((unsigned char)*reading->at) ? read_name(reading) : read_digits(reading);
    double number = read_sum(reading);
    return take(reading, ")") ? number : failed(reading);
}

static double read_signed(struct reading *reading) {
    if (++reading->depth > DEPTH_MAX) return failed(reading);
    double number;
    if (take(reading, "-") || take(reading, "−"))
        number = -read_signed(reading);
    else if (take(reading, "+"))
        number = read_signed(reading);
    else {
        number = read_atom(reading);
        if (!reading->failed && (take(reading, "^") || take(reading, "**")))
            number = pow(number, read_signed(reading));
    }
    reading->depth--;
    return number;
}

static double read_product(struct reading *reading) {
    double number = read_signed(reading);
    while (!reading->failed) {
        if (take(reading, "*") || take(reading, "×"))
            number *= read_signed(reading);
        else if (take(reading, "/"))
            number /= read_signed(reading);
        else
            break;
    }
    return number;
}

static double read_sum(struct reading *reading) {
    if (++reading->depth > DEPTH_MAX) return failed(reading);
    double number = read_product(reading);
    while (!reading->failed) {
        if (take(reading, "+"))
            number += read_product(reading);
        else if (take(reading, "-") || take(reading, "−"))
            number -= read_product(reading);
        else
            break;
    }
    reading->depth--;
    return number;
}

// The whole unit, or its beginning up to a blank or a slash: "ms" for "ms/token". Without a unit an
// "x" may stand behind a ratio.
static bool is_unit(const char *text, size_t size, const char *unit) {
    if (!*unit) return size == 1 && (*text == 'x' || *text == 'X');
    if (strncasecmp(text, unit, size) != 0) return false;
    return unit[size] == '\0' || unit[size] == ' ' || unit[size] == '/';
}

// Another unit is not graded but told, with what the number is in the one that is asked for.
static enum status other_unit(const char *unit, double number, const char *typed, size_t size,
                              struct error *err) {
    double converted;
    if (!quantity_convert(number, typed, size, unit, &converted))
        return fail(err, STATUS_USAGE, WORDS_OTHER_UNIT, unit, (int)size, typed);
    return fail(err, STATUS_USAGE, WORDS_UNIT_CONVERTED, unit, number, (int)size, typed, converted,
                unit, quantity_mixes_prefixes(typed, size, unit) ? WORDS_GB_AND_GIB : "");
}

enum status expression_read(const char *text, const char *unit, double *number, struct error *err) {
    struct reading reading = { .at = text };
    *number = read_sum(&reading);
    if (reading.which_log) return fail(err, STATUS_USAGE, WORDS_WHICH_LOG);
    if (reading.failed) return fail(err, STATUS_USAGE, WORDS_NO_NUMBER, text);
    if (!isfinite(*number)) return fail(err, STATUS_USAGE, WORDS_NOT_FINITE, text);
    skip_blanks(&reading);
    size_t size = strlen(reading.at);
    while (size && reading.at[size - 1] == ' ')
        size--;
    if (size == 0 || is_unit(reading.at, size, unit)) return STATUS_OK;
    if (reading.at[0] == ',') return fail(err, STATUS_USAGE, WORDS_DECIMAL_POINT);
    if (*unit) return other_unit(unit, *number, reading.at, size, err);
    return fail(err, STATUS_USAGE, WORDS_NO_UNIT, (int)size, reading.at);
}
