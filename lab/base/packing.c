// SPDX-License-Identifier: MIT
// Numbers and texts one after the other in memory. Every length is held against what is left before
// a byte is believed.
#include "lab/base/packing.h"

#include <string.h>

void pack_count(struct strbuf *out, uint64_t count) {
    strbuf_add(out, &count, sizeof count);
}

void pack_number(struct strbuf *out, double number) {
    strbuf_add(out, &number, sizeof number);
}

void pack_text(struct strbuf *out, const char *text) {
    size_t size = strlen(text);
    pack_count(out, size);
    strbuf_add(out, text, size);
}

void pack_numbers(struct strbuf *out, const double *at, size_t n) {
    pack_count(out, at != NULL);
    if (at) strbuf_add(out, at, n * sizeof *at);
}

static const char *take(struct unpacking *from, size_t size) {
    if (from->broken || size > from->left) {
        from->broken = true;
        return NULL;
    }
    const char *at = from->at;
    from->at += size;
    from->left -= size;
    return at;
}

uint64_t unpack_count(struct unpacking *from, uint64_t most) {
    uint64_t count = 0;
    const char *at = take(from, sizeof count);
    if (at) memcpy(&count, at, sizeof count);
    if (count <= most) return count;
    from->broken = true;
    return 0;
}

double unpack_number(struct unpacking *from) {
    double number = 0;
    const char *at = take(from, sizeof number);
    if (at) memcpy(&number, at, sizeof number);
    return number;
}

const char *unpack_text(struct unpacking *from) {
    size_t size = (size_t)unpack_count(from, from->left);
    const char *at = take(from, size);
    if (!at) return "";
    if (size && memchr(at, '\0', size)) {
        from->broken = true;
        return "";
    }
    return arena_strndup(from->arena, at, size);
}

const double *unpack_numbers(struct unpacking *from, size_t n) {
    if (!unpack_count(from, 1)) return NULL;
    if (n > from->left / sizeof(double)) from->broken = true;
    const char *at = take(from, from->broken ? 0 : n * sizeof(double));
    if (!at) return NULL;
    double *numbers = arena_alloc(from->arena, n * sizeof *numbers + 1);
    memcpy(numbers, at, n * sizeof *numbers);
    return numbers;
}

bool unpack_is_over(const struct unpacking *from) {
    return !from->broken && from->left == 0;
}
