// SPDX-License-Identifier: MIT
// Calling references by name from a test: an allocator that frees all at the end, short arguments.
// Memory beyond `left` bytes is refused, so that running out can be tested.
#ifndef TESTS_KERNELS_CALL_H
#define TESTS_KERNELS_CALL_H

#include "tests/kernels/json.h"

#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"

struct block {
    struct block *next;
    max_align_t data[];
};

struct heap {
    struct block *blocks;
    size_t left;
};

static inline void *heap_allocate(void *owner, size_t bytes) {
    struct heap *heap = owner;
    struct block *block = bytes <= heap->left ? malloc(sizeof *block + bytes) : NULL;
    if (block == NULL) return NULL;
    heap->left -= bytes;
    block->next = heap->blocks;
    heap->blocks = block;
    return memset(block->data, 0x55, bytes);
}

static inline void heap_release(struct heap *heap) {
    while (heap->blocks != NULL) {
        struct block *next = heap->blocks->next;
        free(heap->blocks);
        heap->blocks = next;
    }
}

static inline struct reference_call call_on(struct heap *heap) {
    return (struct reference_call) { .allocate = heap_allocate, .owner = heap };
}

static inline struct reference_value num(double x) {
    return (struct reference_value) { .kind = REFERENCE_NUMBER, .number = x };
}

static inline struct reference_value vec(const double *at, size_t n) {
    return (struct reference_value) { .kind = REFERENCE_VECTOR, .vector = { (double *)at, n } };
}

static inline struct reference_value mat(const double *at, size_t rows, size_t cols) {
    return (struct reference_value) { .kind = REFERENCE_MATRIX,
                                      .matrix = { (double *)at, rows, cols } };
}

#define LIST(...) vec((const double[]) { __VA_ARGS__ }, sizeof(double[]) { __VA_ARGS__ } / 8)

// The result of a call that must succeed.
static inline struct reference_value result_of(struct heap *heap, const char *name,
                                               const struct reference_value *args, size_t n) {
    const struct reference *reference = reference_find(name);
    struct reference_call call = call_on(heap);
    if (reference == NULL) fail_saying("there is no reference %s", name);
    if (reference_run(reference, args, n, &call) != REFERENCE_OK)
        fail_saying("%s: %s", name, call.message);
    return call.result;
}

#define RESULT(heap, name, ...)                                                                    \
    result_of(heap, name, (const struct reference_value[]) { __VA_ARGS__ },                        \
              sizeof((const struct reference_value[]) { __VA_ARGS__ }) /                           \
                  sizeof(struct reference_value))

static inline struct reference_value field_of(const struct reference_value *record,
                                              const char *name) {
    assert_int_equal(record->kind, REFERENCE_RECORD);
    for (size_t i = 0; i < record->record.n; i++)
        if (strcmp(record->record.fields[i].name, name) == 0) return record->record.fields[i].value;
    fail_saying("no field %s", name);
    return num(0);
}

#endif
