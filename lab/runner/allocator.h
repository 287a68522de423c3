// SPDX-License-Identifier: MIT
// Lua's memory, with a cap on the sum of what is held.
#ifndef LAB_RUNNER_ALLOCATOR_H
#define LAB_RUNNER_ALLOCATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct allocator {
    size_t used, cap;
    bool counted;    // every byte that is granted is paid for, whatever is freed later
    uint64_t credit; // so many bytes can still be paid; where it is used up the process ends
    size_t wanted; // by how much the last refused request would have grown, 0 where it got it since
    unsigned refusals; // since as much as that was last granted
};

// Pays for as many bytes, or ends the process with RUNNER_STEPS; nothing where it is not counted.
void allocator_pay(struct allocator *allocator, uint64_t bytes);

// As lua_newstate wants it. After many refusals the process ends with RUNNER_MEMORY: a program that
// catches "not enough memory" and asks again would go on for ever.
void *allocator_resize(void *allocator, void *at, size_t old_size, size_t size);

#endif
