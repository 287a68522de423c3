// SPDX-License-Identifier: MIT
// Numbers and texts one after the other in memory, as this machine holds them: the bytes never
// leave it. Reading stops at the first thing that cannot be true.
#ifndef LAB_BASE_PACKING_H
#define LAB_BASE_PACKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/memory.h"
#include "lab/base/strbuf.h"

void pack_count(struct strbuf *out, uint64_t count);
void pack_number(struct strbuf *out, double number);
void pack_text(struct strbuf *out, const char *text);
void pack_numbers(struct strbuf *out, const double *at, size_t n); // NULL stays NULL

struct unpacking {
    const char *at;
    size_t left;
    bool broken; // stays true; everything read after it is 0, "" or NULL
    struct arena *arena;
};

uint64_t unpack_count(struct unpacking *from, uint64_t most);
double unpack_number(struct unpacking *from);
const char *unpack_text(struct unpacking *from); // UTF-8 is not asked for, a NUL inside is refused
// NULL or exactly `n` numbers.
const double *unpack_numbers(struct unpacking *from, size_t n);
bool unpack_is_over(const struct unpacking *from); // all was read and nothing was wrong

#endif
