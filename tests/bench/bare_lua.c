// SPDX-License-Identifier: MIT
// The bare cost that grading is compared with: a fresh Lua state, a program, and calls of it on the
// same cases. usage: bare_lua PROGRAM CASES
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <math.h>

static int own_rint(lua_State *L) {
    lua_pushnumber(L, rint(luaL_checknumber(L, 1)));
    return 1;
}

int main(int argc, char **argv) {
    static const luaL_Reg libraries[] = { { "_G", luaopen_base },
                                          { "table", luaopen_table },
                                          { "string", luaopen_string },
                                          { "math", luaopen_math } };
    lua_State *L = luaL_newstate();
    if (argc != 3 || !L) return 2;
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
    lua_register(L, "rint", own_rint);
    return luaL_dofile(L, argv[1]) || luaL_dofile(L, argv[2]);
}
