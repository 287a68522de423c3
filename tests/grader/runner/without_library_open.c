// SPDX-License-Identifier: MIT
// The test build of the runner whose programs have all of Lua: io, os, debug, package, bytecode.
#include <lua.h>
#include <lualib.h>

#include "lab/runner/library.h"

void __wrap_library_open(lua_State *L);

void __wrap_library_open(lua_State *L) {
    luaL_openlibs(L);
    library_open_own(L);
}
