// SPDX-License-Identifier: MIT
// Steps: one for each instruction of Lua's machine, and one for every sixteen bytes that Lua is
// granted, since one instruction can copy megabytes. What C functions do without memory, as
// string.find, is not seen; nor is the inside of a finaliser. The clock still ends those.
//
// The hook halves the speed of a program, so it is for the search of the smallest input alone.
#include "lab/runner/steps.h"

#include <unistd.h>

enum { AT_ONCE = 1000, BYTES_A_STEP = 16 };

void steps_check(const struct lua_box *box) {
    if (!box->steps_most) return;
    if (box->steps + box->memory.granted / BYTES_A_STEP >= box->steps_most) _exit(RUNNER_STEPS);
}

static void on_count(lua_State *L, lua_Debug *at) {
    (void)at;
    struct lua_box *box = lua_state_of(L);
    box->steps += AT_ONCE;
    steps_check(box);
}

void steps_count(struct lua_box *box, uint32_t kilosteps) {
    box->steps_most = (uint64_t)kilosteps * 1000;
    if (kilosteps) lua_sethook(box->L, on_count, LUA_MASKCOUNT, AT_ONCE); // coroutines inherit it
}
