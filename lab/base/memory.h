// SPDX-License-Identifier: MIT
// Memory: allocation that ends the program with a sentence when there is none, and arenas that are
// freed at once. What learners or authors can make large is bounded before memory is asked for, so
// running out is the machine's end.
#ifndef LAB_BASE_MEMORY_H
#define LAB_BASE_MEMORY_H

#include <stddef.h>

void *xmalloc(size_t bytes);
void *xcalloc(size_t count, size_t bytes);
void *xrealloc(void *at, size_t bytes);
char *xstrdup(const char *text);
__attribute__((format(printf, 1, 2))) char *xprintf(const char *format, ...);

// Freed memory is kept instead of given back. A figure's arrays come and go at every step of a
// slider; by itself glibc maps the large ones anew and gives freed memory back in between, and the
// pages then cost more than the numbers in them. The first `ahead` bytes are mapped at once: by one
// page fault each they would cost a start a millisecond. Does nothing where the system cannot.
void memory_keep(size_t ahead);

// Makes room for one more element in a growing array: GROW(list, n, capacity).
#define GROW(at, n, capacity)                                                                      \
    ((n) < (capacity) ? (void)0                                                                    \
                      : (void)((capacity) = (capacity) ? 2 * (capacity) : 8,                       \
                               (at) = xrealloc((at), (capacity) * sizeof *(at))))

// A pile of allocations that live and die together. `{0}` is an empty arena.
struct arena {
    struct arena_block *block;
    size_t bytes; // handed out so far
};

void *arena_alloc(struct arena *arena, size_t bytes); // zeroed, aligned for any type
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t size);
__attribute__((format(printf, 2, 3))) char *arena_printf(struct arena *arena, const char *format,
                                                         ...);
// What `from` holds lives and dies with `arena` now; `from` is empty.
void arena_join(struct arena *arena, struct arena *from);
void arena_release(struct arena *arena);

#endif
