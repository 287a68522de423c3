// SPDX-License-Identifier: MIT
// Steps: one for each instruction of Lua's machine, and one for every four bytes that Lua is
// granted, since one instruction can copy megabytes. What C functions do without memory, as
// string.find, is not seen; nor is the inside of a finaliser. The clock still ends those.
//
// The hook halves the speed of a program, so it is for the search of the smallest input alone.
#include "lab/runner/steps.h"

enum { AT_ONCE = 1000, BYTES_A_STEP = 4 };

static void on_count(lua_State *L, lua_Debug *at) {
    (void)at;
    allocator_pay(&lua_state_of(L)->memory, AT_ONCE * BYTES_A_STEP);
}

void steps_count(struct lua_box *box, uint32_t kilosteps) {
    if (!kilosteps) return;
    box->memory.counted = true;
    box->memory.credit = (uint64_t)kilosteps * 1000 * BYTES_A_STEP;
    lua_sethook(box->L, on_count, LUA_MASKCOUNT, AT_ONCE); // coroutines inherit it
}
