// SPDX-License-Identifier: MIT
// The library that a learner's program sees. What is not on the list is not there: no io, os,
// package, debug, and nothing that reads files or bytecode.
#include "lab/runner/library.h"

#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

static const luaL_Reg opened[] = {
    { LUA_GNAME, luaopen_base },        { LUA_TABLIBNAME, luaopen_table },
    { LUA_STRLIBNAME, luaopen_string }, { LUA_MATHLIBNAME, luaopen_math },
    { LUA_UTF8LIBNAME, luaopen_utf8 },  { LUA_COLIBNAME, luaopen_coroutine },
};

// Of the base library; what is ours is put beside them afterwards.
static const char *const allowed[] = {
    "_G",    "_VERSION", "assert", "error",  "getmetatable", "ipairs", "next",         "pairs",
    "pcall", "rawequal", "rawget", "rawlen", "rawset",       "select", "setmetatable", "tonumber",
    "type",  "xpcall",   "table",  "string", "math",         "utf8",   "coroutine",
};

static int is_allowed(const char *name) {
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strcmp(allowed[i], name) == 0) return 1;
    return 0;
}

// Setting a field that exists to nil is allowed while a table is traversed.
static void keep_allowed(lua_State *L) {
    lua_pushglobaltable(L);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (is_allowed(lua_tostring(L, -1))) continue;
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, -4);
    }
    lua_pop(L, 1);
}

static void drop_field(lua_State *L, const char *table, const char *field) {
    lua_getglobal(L, table);
    lua_pushnil(L);
    lua_setfield(L, -2, field);
    lua_pop(L, 1);
}

// Programs run the same every time: the generator starts from a fixed seed.
static void fix_seed(lua_State *L) {
    lua_getglobal(L, LUA_MATHLIBNAME);
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, 42);
    lua_call(L, 1, 0);
    lua_pop(L, 1);
}

void library_open(lua_State *L) {
    for (size_t i = 0; i < sizeof opened / sizeof *opened; i++) {
        luaL_requiref(L, opened[i].name, opened[i].func, 1);
        lua_pop(L, 1);
    }
    keep_allowed(L);
    drop_field(L, LUA_STRLIBNAME, "dump");
    fix_seed(L);
    library_open_own(L);
    library_open_order(L);
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
}
