// SPDX-License-Identifier: MIT
// The work of a program counted in steps instead of seconds: the same number at any load, on every
// machine and in every build.
#ifndef LAB_RUNNER_STEPS_H
#define LAB_RUNNER_STEPS_H

#include "lab/runner/lua_state.h"

enum { BYTES_A_STEP = 4 };

// From here on the program may make so many thousand steps, and the process ends with RUNNER_STEPS
// when it has; 0: they are not counted.
void steps_count(struct lua_box *box, uint32_t kilosteps);

// Pays for work that is no instruction of Lua's machine and no memory; nothing where steps are not
// counted.
void steps_pay(struct allocator *memory, uint64_t steps);

#endif
