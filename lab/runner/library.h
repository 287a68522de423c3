// SPDX-License-Identifier: MIT
// The library that a learner's program sees: Lua's own by a list of names, and `rint`.
#ifndef LAB_RUNNER_LIBRARY_H
#define LAB_RUNNER_LIBRARY_H

#include <lua.h>
#include <stdint.h>

// Opens the library in a fresh state and takes away everything that is not listed.
void library_open(lua_State *L);

// print, load, collectgarbage, tostring, string.format and rint as ours (library_own.c): each
// leaves itself in its table.
void library_open_own(lua_State *L);

// next and pairs in an order that never changes (library_order.c).
void library_open_order(lua_State *L);

// From here on functions are paid for before they run (library_paid.c).
void library_open_paid(lua_State *L);

// What our own functions pay; nothing where steps are not counted. By arguments: their number and
// the length of strings; of texts: also for making one of each.
void library_pay(lua_State *L, uint64_t steps);
void library_pay_arguments(lua_State *L);
void library_pay_texts(lua_State *L);

#endif
