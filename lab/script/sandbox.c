// SPDX-License-Identifier: MIT
// What of Lua's standard library a course file sees: no io, os, package, require or debug, and only
// text can be loaded.
#include <lualib.h>
#include <math.h>
#include <string.h>

#include "lab/script/state.h"

static const luaL_Reg libraries[] = {
    { LUA_GNAME, luaopen_base },
    { LUA_TABLIBNAME, luaopen_table },
    { LUA_STRLIBNAME, luaopen_string },
    { LUA_MATHLIBNAME, luaopen_math },
    { LUA_UTF8LIBNAME, luaopen_utf8 },
    { LUA_COLIBNAME, luaopen_coroutine },
    { NULL, NULL },
};

static void set_missing(lua_State *lua, const char *library, const char *const *names) {
    lua_getglobal(lua, library);
    for (; *names; names++) {
        lua_pushnil(lua);
        lua_setfield(lua, -2, *names);
    }
    lua_pop(lua, 1);
}

// load(text [, name [, mode [, environment]]]): text only, whatever the mode says.
static int load_text(lua_State *lua) {
    size_t size;
    const char *text = luaL_checklstring(lua, 1, &size);
    const char *name = luaL_optstring(lua, 2, "=(load)");
    lua_settop(lua, 4);
    if (luaL_loadbufferx(lua, text, size, name, "t") != LUA_OK) {
        lua_pushnil(lua);
        lua_insert(lua, -2);
        return 2;
    }
    if (!lua_isnil(lua, 4)) {
        lua_pushvalue(lua, 4);
        if (!lua_setupvalue(lua, -2, 1)) lua_pop(lua, 1);
    }
    return 1;
}

static int count_garbage(lua_State *lua) {
    static const char *const options[] = { "count", NULL };
    luaL_checkoption(lua, 1, "count", options);
    lua_pushnumber(lua, (lua_Number)script_of(lua)->bytes / 1024);
    return 1;
}

// Stands at the end of what is kept, once more was printed.
static const char cut_here[] = "(what is printed after this is not kept)\n";

static bool is_cut(const struct strbuf *out) {
    size_t size = sizeof cut_here - 1;
    return out->size >= size && memcmp(out->at + out->size - size, cut_here, size) == 0;
}

static int cut(struct strbuf *out) {
    bool inside = out->size && out->at[out->size - 1] != '\n';
    strbuf_printf(out, "%s%s", inside ? "\n" : "", cut_here);
    return 0;
}

// What is printed is kept for whoever asks (script_printed) and reaches no terminal by itself.
static int print_kept(lua_State *lua) {
    struct strbuf *out = &script_of(lua)->printed;
    int n = is_cut(out) ? 0 : lua_gettop(lua);
    for (int i = 1; i <= n; i++) {
        size_t size;
        const char *text = luaL_tolstring(lua, i, &size);
        if (out->size + size + 2 + sizeof cut_here > SCRIPT_PRINTED_MAX) return cut(out);
        if (i > 1) strbuf_putc(out, '\t');
        strbuf_add(out, text, size);
        lua_pop(lua, 1);
    }
    if (!is_cut(out)) strbuf_putc(out, '\n');
    return 0;
}

// rint(x): half to even, as learners' programs have it.
static int round_even(lua_State *lua) {
    lua_pushnumber(lua, rint(luaL_checknumber(lua, 1)));
    return 1;
}

// Two runs of a course give the same, so Lua's own generator starts from a fixed seed.
static void seed_math(lua_State *lua) {
    lua_getglobal(lua, "math");
    lua_getfield(lua, -1, "randomseed");
    lua_pushinteger(lua, 0);
    lua_call(lua, 1, 0);
    lua_pop(lua, 1);
}

void sandbox_open(lua_State *lua) {
    static const luaL_Reg own[] = {
        { "load", load_text },   { "collectgarbage", count_garbage },
        { "print", print_kept }, { "rint", round_even },
        { NULL, NULL },
    };
    static const char *const no_base[] = { "dofile", "loadfile", "warn", NULL };
    static const char *const no_string[] = { "dump", NULL };
    for (const luaL_Reg *library = libraries; library->func; library++) {
        luaL_requiref(lua, library->name, library->func, 1);
        lua_pop(lua, 1);
    }
    set_missing(lua, LUA_GNAME, no_base);
    set_missing(lua, LUA_STRLIBNAME, no_string);
    lua_pushglobaltable(lua);
    luaL_setfuncs(lua, own, 0);
    lua_getfield(lua, -1, "error"); // failure.c knows these two
    lua_setfield(lua, LUA_REGISTRYINDEX, "error");
    lua_getfield(lua, -1, "assert");
    lua_setfield(lua, LUA_REGISTRYINDEX, "assert");
    lua_pop(lua, 1);
    seed_math(lua);
}
