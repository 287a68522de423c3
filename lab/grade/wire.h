// SPDX-License-Identifier: MIT
// Values on the wire to and from bitlab-runner. Reading trusts nothing: the other side may have
// been taken over.
#ifndef LAB_GRADE_WIRE_H
#define LAB_GRADE_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/base/value.h"

// Appends a plain value. False where it holds a function or a reference, which cannot travel.
bool wire_put(struct strbuf *out, const struct value *value);
void wire_put_u32(struct strbuf *out, uint32_t number);

// Bytes that are left to read. A failed read sets `bad` and gives zeros from then on.
struct wire {
    const char *at, *end;
    bool bad;
};
uint8_t wire_u8(struct wire *wire);
uint32_t wire_u32(struct wire *wire);
double wire_f64(struct wire *wire);

// Reads one value into the arena: tables with their fields sorted. False on unknown tags, lengths
// past the end, more depth, elements or longer strings than the runner may send, nil inside tables,
// and keys given twice.
bool wire_get(struct wire *wire, struct arena *arena, struct value *value);

// The order of the keys of a table: numbers, strings by bytes, booleans. 0 where they are the same
// key.
int key_order(const struct value *a, const struct value *b);

#endif
