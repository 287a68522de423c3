// SPDX-License-Identifier: MIT
// Titles as names of folders.
#include "lab/base/slug.h"

#include <ctype.h>

void slug_add(struct strbuf *out, const char *title) {
    size_t start = out->size;
    for (; *title; title++) {
        bool plain = isascii((unsigned char)*title) && isalnum((unsigned char)*title);
        if (plain)
            strbuf_putc(out, (char)tolower((unsigned char)*title));
        else if (out->size > start && out->at[out->size - 1] != '-')
            strbuf_putc(out, '-');
    }
    if (out->size == start) strbuf_puts(out, "course");
    while (out->at[out->size - 1] == '-')
        out->at[--out->size] = '\0';
}
