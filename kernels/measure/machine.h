// SPDX-License-Identifier: MIT
// What the machine says about itself: its processor, its caches, its memory.
// Everything is asked of the system; what it does not tell is 0.
#ifndef KERNELS_MEASURE_MACHINE_H
#define KERNELS_MEASURE_MACHINE_H

#include <stddef.h>

struct machine {
    char cpu[128];
    int cpus;                 // that this program may use
    size_t l1d, l2, last;     // bytes; `last` is the largest cache, which several cores may share
    size_t memory, available; // bytes
};

void machine_look(struct machine *machine);

#endif
