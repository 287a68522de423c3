// SPDX-License-Identifier: MIT
// Lua's memory, with a cap on the sum of what is held. Lua collects its garbage after a refusal and
// asks again, so a refusal is forgotten when as much is granted afterwards.
#include "lab/runner/allocator.h"

#include <stdlib.h>
#include <unistd.h>

#include "lab/runner/frame.h"

enum { REFUSALS_MAX = 100 };

static void *refuse(struct allocator *allocator, size_t more) {
    if (++allocator->refusals > REFUSALS_MAX) _exit(RUNNER_MEMORY);
    allocator->wanted = more;
    return NULL;
}

static void grant(struct allocator *allocator, size_t more) {
    if (!allocator->wanted || more < allocator->wanted) return;
    allocator->wanted = 0;
    allocator->refusals = 0;
}

void allocator_pay(struct allocator *allocator, uint64_t bytes) {
    if (!allocator->counted) return;
    if (bytes >= allocator->credit) _exit(RUNNER_STEPS);
    allocator->credit -= bytes;
}

void *allocator_resize(void *owner, void *at, size_t old_size, size_t size) {
    struct allocator *allocator = owner;
    if (!at) old_size = 0; // Lua passes the kind of the new object there
    if (size == 0) {
        free(at);
        allocator->used -= old_size;
        return NULL;
    }
    if (size > old_size && size - old_size > allocator->cap - allocator->used)
        return refuse(allocator, size - old_size);
    void *moved = realloc(at, size);
    if (!moved)
        return size > old_size ? refuse(allocator, size - old_size) : at; // shrinking never fails
    if (size > old_size) {
        grant(allocator, size - old_size);
        allocator_pay(allocator, size - old_size);
    }
    allocator->used += size - old_size;
    return moved;
}
