// SPDX-License-Identifier: MIT
// Lua's memory, with a cap on the sum of what is held.
#ifndef LAB_RUNNER_ALLOCATOR_H
#define LAB_RUNNER_ALLOCATOR_H

#include <stddef.h>
#include <stdint.h>

struct allocator {
    size_t used, cap;
    uint64_t granted; // altogether, whatever was freed since
    size_t wanted; // by how much the last refused request would have grown, 0 where it got it since
    unsigned refusals; // since as much as that was last granted
};

// As lua_newstate wants it. After many refusals the process ends with RUNNER_MEMORY: a program that
// catches "not enough memory" and asks again would go on for ever.
void *allocator_resize(void *allocator, void *at, size_t old_size, size_t size);

#endif
