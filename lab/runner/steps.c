// SPDX-License-Identifier: MIT
// Steps: one for each instruction of Lua's machine, one for every four bytes that Lua is granted,
// since one instruction can copy megabytes, and what the functions of the library cost by their
// arguments (library_paid.c). What is not seen is the work of single instructions on what was paid
// for before: long strings that are compared, long lists of arguments handed on, chains of
// `__index`, keys that collide. The clock still ends those.
//
// The hook halves the speed of a program, so it is for the search of the smallest input alone.
#include "lab/runner/steps.h"

#include "lab/runner/library.h"

enum { AT_ONCE = 1000 };

static void on_count(lua_State *L, lua_Debug *at) {
    (void)at;
    steps_pay(&lua_state_of(L)->memory, AT_ONCE);
}

void steps_pay(struct allocator *memory, uint64_t steps) {
    allocator_pay(memory, steps < UINT64_MAX / BYTES_A_STEP ? steps * BYTES_A_STEP : UINT64_MAX);
}

void steps_count(struct lua_box *box, uint32_t kilosteps) {
    if (!kilosteps) return;
    library_open_paid(box->L);
    box->memory.counted = true;
    box->memory.credit = (uint64_t)kilosteps * 1000 * BYTES_A_STEP;
    lua_sethook(box->L, on_count, LUA_MASKCOUNT, AT_ONCE); // coroutines inherit it
}
