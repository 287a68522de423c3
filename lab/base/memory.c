// SPDX-License-Identifier: MIT
// Memory: allocation that ends the program with a sentence when there is none, and arenas that are
// freed at once.
#include "lab/base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#endif

#include "lab/base/error.h"

#ifdef __GLIBC__
enum { PAGE = 4096 };

void memory_keep(size_t ahead) {
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
    char *at = ahead ? malloc(ahead) : NULL;
    if (!at) return;
#ifdef MADV_POPULATE_WRITE
    size_t skip = -(uintptr_t)at % PAGE;
    if (ahead > skip + PAGE) madvise(at + skip, (ahead - skip) / PAGE * PAGE, MADV_POPULATE_WRITE);
#endif
    free(at);
}
#else
void memory_keep(size_t ahead) {
    (void)ahead;
}
#endif

static void *or_die(void *at) {
    if (at) return at;
    static const char sentence[] = "bitlab: this machine has no more memory\n";
    fwrite(sentence, 1, sizeof sentence - 1, stderr);
    exit(STATUS_ENVIRONMENT);
}

void *xmalloc(size_t bytes) {
    return or_die(malloc(bytes ? bytes : 1));
}

void *xcalloc(size_t count, size_t bytes) {
    return or_die(calloc(count ? count : 1, bytes ? bytes : 1));
}

void *xrealloc(void *at, size_t bytes) {
    return or_die(realloc(at, bytes ? bytes : 1));
}

char *xstrdup(const char *text) {
    return or_die(strdup(text));
}

char *xprintf(const char *format, ...) {
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int size = vasprintf(&text, format, args);
    va_end(args);
    return or_die(size < 0 ? NULL : text);
}

enum { BLOCK_BYTES = 16 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char at[];
};

static struct arena_block *arena_grow(struct arena *arena, size_t bytes) {
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    struct arena_block *block = xmalloc(sizeof *block + size);
    *block = (struct arena_block) { .next = arena->block, .size = size };
    arena->block = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t bytes) {
    size_t align = _Alignof(max_align_t);
    bytes = (bytes + align - 1) / align * align;
    struct arena_block *block = arena->block;
    if (!block || block->size - block->used < bytes) block = arena_grow(arena, bytes);
    void *at = block->at + block->used;
    block->used += bytes;
    arena->bytes += bytes;
    return memset(at, 0, bytes);
}

char *arena_strndup(struct arena *arena, const char *text, size_t size) {
    char *copy = arena_alloc(arena, size + 1);
    if (size) memcpy(copy, text, size);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text) {
    return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)(size < 0 ? 0 : size) + 1);
    if (size > 0) vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

void arena_join(struct arena *arena, struct arena *from) {
    struct arena_block **end = &arena->block;
    while (*end)
        end = &(*end)->next;
    *end = from->block;
    arena->bytes += from->bytes;
    *from = (struct arena) { 0 };
}

void arena_release(struct arena *arena) {
    for (struct arena_block *block = arena->block, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    *arena = (struct arena) { 0 };
}
