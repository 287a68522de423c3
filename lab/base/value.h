// SPDX-License-Identifier: MIT
// A plain value: what course files say, what goes to a learner's program and what comes back from
// it. Values live in an arena. Tables keep their list part (1..n) apart from their other keys.
#ifndef LAB_BASE_VALUE_H
#define LAB_BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/memory.h"
#include "lab/base/strbuf.h"

enum value_kind {
    VALUE_NIL,
    VALUE_BOOLEAN,
    VALUE_INTEGER, // Lua's integer subtype
    VALUE_NUMBER,  // Lua's float subtype
    VALUE_STRING,
    VALUE_TABLE,
    VALUE_FUNCTION,  // a Lua function of the course, kept by lab/script under `handle`
    VALUE_REFERENCE, // a C reference, `reference` is a const struct reference *
};

struct value_field;

struct value {
    enum value_kind kind;
    int line, column; // where it stands in its course file; 0 where that is not known
    union {
        bool boolean;
        int64_t integer;
        double number;
        struct {
            const char *at; // NUL-terminated, may hold NULs inside
            size_t size;
        } string;
        struct {
            struct value *items; // the list 1..n
            size_t n;
            struct value_field
                *fields; // every other key, sorted: numbers first, then strings by bytes
            size_t n_fields;
        } table;
        int handle;
        const void *reference;
    };
};

struct value_field {
    struct value key;   // string, number, integer or boolean
    struct value value; // its line and column are those of the field
};

bool value_is_number(const struct value *value);   // integer or float
double value_number(const struct value *value);    // of an integer or float; NaN of anything else
const char *value_kind_name(enum value_kind kind); // "a number", "a string", … for sentences

// The field of a table under a string key, or NULL (also where `table` is no table).
const struct value *value_field(const struct value *table, const char *key);

// Makers, in the arena.
struct value value_of_number(double number);
struct value value_of_integer(int64_t integer);
struct value value_of_boolean(bool boolean);
struct value value_of_string(struct arena *arena, const char *text, size_t size);
struct value value_of_list(struct arena *arena, size_t n); // n nils to fill in
struct value value_of_numbers(struct arena *arena, const double *at, size_t n);
struct value value_copy(struct arena *arena, const struct value *value); // deep

// A value as a Lua literal, cut with an ellipsis after about `limit` bytes (0: never): {1, 2.5, {q
// = "a"}}
void value_print(const struct value *value, struct strbuf *out, size_t limit);

#endif
