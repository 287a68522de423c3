// SPDX-License-Identifier: MIT
// Values on the wire to and from bitlab-runner; lab/runner/frame.h draws the bytes.
#include "lab/grade/wire.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/runner/frame.h"

void wire_put_u32(struct strbuf *out, uint32_t number) {
    strbuf_add(out, &number, sizeof number);
}

static bool put_table(struct strbuf *out, const struct value *value) {
    strbuf_putc(out, TAG_TABLE);
    wire_put_u32(out, (uint32_t)value->table.n);
    for (size_t i = 0; i < value->table.n; i++)
        if (!wire_put(out, &value->table.items[i])) return false;
    wire_put_u32(out, (uint32_t)value->table.n_fields);
    for (size_t i = 0; i < value->table.n_fields; i++)
        if (!wire_put(out, &value->table.fields[i].key) ||
            !wire_put(out, &value->table.fields[i].value))
            return false;
    return true;
}

// The sign of a NaN differs from processor to processor, and a program could print it: all are one.
static void put_number(struct strbuf *out, double number) {
    double same = isnan(number) ? (double)NAN : number;
    strbuf_putc(out, TAG_NUMBER);
    strbuf_add(out, &same, sizeof same);
}

bool wire_put(struct strbuf *out, const struct value *value) {
    switch (value->kind) {
    case VALUE_NIL:
        strbuf_putc(out, TAG_NIL);
        return true;
    case VALUE_BOOLEAN:
        strbuf_putc(out, value->boolean ? TAG_TRUE : TAG_FALSE);
        return true;
    case VALUE_INTEGER:
        strbuf_putc(out, TAG_INTEGER);
        strbuf_add(out, &value->integer, sizeof value->integer);
        return true;
    case VALUE_NUMBER:
        put_number(out, value->number);
        return true;
    case VALUE_STRING:
        strbuf_putc(out, TAG_STRING);
        wire_put_u32(out, (uint32_t)value->string.size);
        strbuf_add(out, value->string.at, value->string.size);
        return true;
    case VALUE_TABLE:
        return put_table(out, value);
    default:
        return false;
    }
}

static inline void take(struct wire *wire, void *to, size_t size) {
    if (wire->bad || (size_t)(wire->end - wire->at) < size) {
        memset(to, 0, size);
        wire->bad = true;
        return;
    }
    memcpy(to, wire->at, size);
    wire->at += size;
}

uint8_t wire_u8(struct wire *wire) {
    uint8_t number;
    take(wire, &number, sizeof number);
    return number;
}

uint32_t wire_u32(struct wire *wire) {
    uint32_t number;
    take(wire, &number, sizeof number);
    return number;
}

double wire_f64(struct wire *wire) {
    double number;
    take(wire, &number, sizeof number);
    return number;
}

struct getting {
    struct wire *wire;
    struct arena *arena;
    size_t elements;
};

static bool get(struct getting *getting, struct value *value, int depth);

// Numbers first, then strings by bytes, then booleans: the order of struct value.
static int key_rank(const struct value *key) {
    return value_is_number(key) ? 0 : key->kind == VALUE_STRING ? 1 : 2;
}

static int by_bytes(const struct value *x, const struct value *y) {
    size_t shorter = x->string.size < y->string.size ? x->string.size : y->string.size;
    int order = memcmp(x->string.at, y->string.at, shorter);
    return order ? order : (x->string.size > y->string.size) - (x->string.size < y->string.size);
}

int key_order(const struct value *x, const struct value *y) {
    if (key_rank(x) != key_rank(y)) return key_rank(x) - key_rank(y);
    if (x->kind == VALUE_STRING) return by_bytes(x, y);
    if (x->kind == VALUE_BOOLEAN) return (int)x->boolean - (int)y->boolean;
    if (x->kind == VALUE_INTEGER && y->kind == VALUE_INTEGER)
        return (x->integer > y->integer) - (x->integer < y->integer);
    return (value_number(x) > value_number(y)) - (value_number(x) < value_number(y));
}

static int by_key(const void *a, const void *b) {
    return key_order(&((const struct value_field *)a)->key, &((const struct value_field *)b)->key);
}

static bool is_key(const struct value *key) {
    if (key->kind == VALUE_NUMBER) return !isnan(key->number);
    return key->kind == VALUE_INTEGER || key->kind == VALUE_STRING || key->kind == VALUE_BOOLEAN;
}

// The counts are checked against the bytes that are left before memory is asked for.
static bool fits(const struct wire *wire, uint32_t count) {
    return !wire->bad && count <= VALUE_ELEMENTS_MAX && count <= (size_t)(wire->end - wire->at);
}

static bool get_items(struct getting *getting, struct value *value, int depth) {
    uint32_t n = wire_u32(getting->wire);
    if (!fits(getting->wire, n)) return false;
    *value = value_of_list(getting->arena, n);
    for (uint32_t i = 0; i < n; i++)
        if (!get(getting, &value->table.items[i], depth) || value->table.items[i].kind == VALUE_NIL)
            return false;
    return true;
}

static bool get_fields(struct getting *getting, struct value *value, int depth) {
    uint32_t m = wire_u32(getting->wire);
    if (!fits(getting->wire, m)) return false;
    struct value_field *fields = arena_alloc(getting->arena, m * sizeof *fields);
    for (uint32_t i = 0; i < m; i++)
        if (!get(getting, &fields[i].key, depth) || !is_key(&fields[i].key) ||
            !get(getting, &fields[i].value, depth) || fields[i].value.kind == VALUE_NIL)
            return false;
    if (m > 1) qsort(fields, m, sizeof *fields, by_key);
    for (uint32_t i = 1; i < m; i++)
        if (by_key(&fields[i - 1], &fields[i]) == 0) return false;
    value->table.fields = fields;
    value->table.n_fields = m;
    return true;
}

static bool get_string(struct getting *getting, struct value *value) {
    struct wire *wire = getting->wire;
    uint32_t size = wire_u32(wire);
    if (wire->bad || size > VALUE_STRING_MAX || size > (size_t)(wire->end - wire->at)) return false;
    *value = value_of_string(getting->arena, wire->at, size);
    wire->at += size;
    return true;
}

static bool get_number(struct wire *wire, struct value *value, uint8_t tag) {
    if (tag == TAG_INTEGER) {
        int64_t integer;
        take(wire, &integer, sizeof integer);
        *value = value_of_integer(integer);
    } else {
        *value = value_of_number(wire_f64(wire));
    }
    return !wire->bad;
}

static bool get(struct getting *getting, struct value *value, int depth) {
    uint8_t tag = wire_u8(getting->wire);
    if (getting->wire->bad || ++getting->elements > VALUE_ELEMENTS_MAX) return false;
    switch (tag) {
    case TAG_NIL:
        *value = (struct value) { .kind = VALUE_NIL };
        return true;
    case TAG_FALSE:
    case TAG_TRUE:
        *value = value_of_boolean(tag == TAG_TRUE);
        return true;
    case TAG_INTEGER:
    case TAG_NUMBER:
        return get_number(getting->wire, value, tag);
    case TAG_STRING:
        return get_string(getting, value);
    case TAG_TABLE:
        return depth < VALUE_DEPTH_MAX && get_items(getting, value, depth + 1) &&
               get_fields(getting, value, depth + 1);
    default:
        return false;
    }
}

bool wire_get(struct wire *wire, struct arena *arena, struct value *value) {
    struct getting getting = { .wire = wire, .arena = arena };
    if (!wire->bad && get(&getting, value, 0)) return true;
    wire->bad = true;
    return false;
}
