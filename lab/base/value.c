// SPDX-License-Identifier: MIT
// A plain value: what course files say, what goes to a learner's program and what comes back from
// it.
#include "lab/base/value.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

bool value_is_number(const struct value *value) {
    return value->kind == VALUE_INTEGER || value->kind == VALUE_NUMBER;
}

double value_number(const struct value *value) {
    if (value->kind == VALUE_INTEGER) return (double)value->integer;
    return value->kind == VALUE_NUMBER ? value->number : (double)NAN;
}

const char *value_kind_name(enum value_kind kind) {
    static const char *const names[] = {
        [VALUE_NIL] = "nil",
        [VALUE_BOOLEAN] = "a boolean",
        [VALUE_INTEGER] = "a number",
        [VALUE_NUMBER] = "a number",
        [VALUE_STRING] = "a string",
        [VALUE_TABLE] = "a table",
        [VALUE_FUNCTION] = "a function",
        [VALUE_REFERENCE] = "a reference",
    };
    return names[kind];
}

const struct value *value_field(const struct value *table, const char *key) {
    if (!table || table->kind != VALUE_TABLE) return NULL;
    for (size_t i = 0; i < table->table.n_fields; i++) {
        const struct value *name = &table->table.fields[i].key;
        if (name->kind == VALUE_STRING && strcmp(name->string.at, key) == 0)
            return &table->table.fields[i].value;
    }
    return NULL;
}

struct value value_of_number(double number) {
    return (struct value) { .kind = VALUE_NUMBER, .number = number };
}

struct value value_of_integer(int64_t integer) {
    return (struct value) { .kind = VALUE_INTEGER, .integer = integer };
}

struct value value_of_boolean(bool boolean) {
    return (struct value) { .kind = VALUE_BOOLEAN, .boolean = boolean };
}

struct value value_of_string(struct arena *arena, const char *text, size_t size) {
    return (struct value) { .kind = VALUE_STRING,
                            .string = { arena_strndup(arena, text, size), size } };
}

struct value value_of_list(struct arena *arena, size_t n) {
    return (struct value) { .kind = VALUE_TABLE,
                            .table = { .items = arena_alloc(arena, n * sizeof(struct value)),
                                       .n = n } };
}

struct value value_of_numbers(struct arena *arena, const double *at, size_t n) {
    struct value list = value_of_list(arena, n);
    for (size_t i = 0; i < n; i++)
        list.table.items[i] = value_of_number(at[i]);
    return list;
}

static struct value copy_table(struct arena *arena, const struct value *value) {
    struct value copy = *value;
    size_t n = value->table.n, n_fields = value->table.n_fields;
    copy.table.items = arena_alloc(arena, n * sizeof *copy.table.items);
    copy.table.fields = arena_alloc(arena, n_fields * sizeof *copy.table.fields);
    for (size_t i = 0; i < n; i++)
        copy.table.items[i] = value_copy(arena, &value->table.items[i]);
    for (size_t i = 0; i < n_fields; i++) {
        copy.table.fields[i].key = value_copy(arena, &value->table.fields[i].key);
        copy.table.fields[i].value = value_copy(arena, &value->table.fields[i].value);
    }
    return copy;
}

struct value value_copy(struct arena *arena, const struct value *value) {
    if (value->kind == VALUE_TABLE) return copy_table(arena, value);
    struct value copy = *value;
    if (value->kind == VALUE_STRING)
        copy.string.at = arena_strndup(arena, value->string.at, value->string.size);
    return copy;
}

static void print_string(const struct value *value, struct strbuf *out) {
    strbuf_putc(out, '"');
    for (size_t i = 0; i < value->string.size; i++) {
        unsigned char c = (unsigned char)value->string.at[i];
        if (c == '"' || c == '\\')
            strbuf_printf(out, "\\%c", c);
        else if (c == '\n')
            strbuf_puts(out, "\\n");
        else if (c == '\t')
            strbuf_puts(out, "\\t");
        else if (c < 32 || c == 127)
            strbuf_printf(out, "\\%d", c);
        else
            strbuf_putc(out, (char)c);
    }
    strbuf_putc(out, '"');
}

static bool is_name(const struct value *key) {
    if (key->kind != VALUE_STRING || key->string.size == 0) return false;
    if (isdigit((unsigned char)key->string.at[0])) return false;
    for (size_t i = 0; i < key->string.size; i++)
        if (!isalnum((unsigned char)key->string.at[i]) && key->string.at[i] != '_') return false;
    return true;
}

static void print_key(const struct value *key, struct strbuf *out) {
    if (is_name(key)) {
        strbuf_puts(out, key->string.at);
    } else {
        strbuf_putc(out, '[');
        value_print(key, out, 0);
        strbuf_putc(out, ']');
    }
    strbuf_puts(out, " = ");
}

static bool is_full(const struct strbuf *out, size_t end) {
    return end && out->size >= end;
}

static void print_until(const struct value *value, struct strbuf *out, size_t end);

static void print_table(const struct value *value, struct strbuf *out, size_t end) {
    const char *comma = "";
    strbuf_putc(out, '{');
    for (size_t i = 0; i < value->table.n + value->table.n_fields; i++, comma = ", ") {
        strbuf_puts(out, comma);
        if (is_full(out, end)) {
            strbuf_puts(out, "…");
            break;
        }
        if (i < value->table.n) {
            print_until(&value->table.items[i], out, end);
        } else {
            const struct value_field *field = &value->table.fields[i - value->table.n];
            print_key(&field->key, out);
            print_until(&field->value, out, end);
        }
    }
    strbuf_putc(out, '}');
}

static void print_until(const struct value *value, struct strbuf *out, size_t end) {
    switch (value->kind) {
    case VALUE_NIL:
        strbuf_puts(out, "nil");
        break;
    case VALUE_BOOLEAN:
        strbuf_puts(out, value->boolean ? "true" : "false");
        break;
    case VALUE_INTEGER:
        strbuf_printf(out, "%lld", (long long)value->integer);
        break;
    case VALUE_NUMBER:
        strbuf_number(out, value->number);
        break;
    case VALUE_STRING:
        print_string(value, out);
        break;
    case VALUE_TABLE:
        print_table(value, out, end);
        break;
    case VALUE_FUNCTION:
    case VALUE_REFERENCE:
        strbuf_puts(out, value_kind_name(value->kind));
        break;
    }
}

void value_print(const struct value *value, struct strbuf *out, size_t limit) {
    print_until(value, out, limit ? out->size + limit : 0);
}
