// SPDX-License-Identifier: MIT
// The functions of the learner's library that are ours: print over write(2), load of text alone,
// tostring and string.format that show no addresses, rint.
#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <string.h>

#include "lab/runner/library.h"
#include "lab/runner/lua_state.h"
#include "lab/runner/output.h"

// Pushes "table: 3": the third thing that was asked for, since an address would tell where memory
// lies and differ from run to run. Upvalue 1 is a weak table from things to their numbers.
static void push_label(lua_State *L, int index, const char *kind) {
    index = lua_absindex(L, index);
    lua_pushvalue(L, index);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNUMBER) {
        lua_pop(L, 1);
        lua_rawgeti(L, lua_upvalueindex(1), 1);
        lua_Integer number = lua_tointeger(L, -1) + 1;
        lua_pop(L, 1);
        lua_pushinteger(L, number);
        lua_rawseti(L, lua_upvalueindex(1), 1);
        lua_pushvalue(L, index);
        lua_pushinteger(L, number);
        lua_rawset(L, lua_upvalueindex(1));
        lua_pushinteger(L, number);
    }
    lua_Integer number = lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_pushfstring(L, "%s: %I", kind, (LUAI_UACINT)number);
}

static int has_address(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TTABLE:
    case LUA_TFUNCTION:
    case LUA_TTHREAD:
    case LUA_TUSERDATA:
    case LUA_TLIGHTUSERDATA:
        return 1;
    default:
        return 0;
    }
}

// As luaL_tolstring, without addresses.
static const char *push_text(lua_State *L, int index, size_t *size) {
    if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
        lua_pop(L, 1);
        return luaL_tolstring(L, index, size);
    }
    if (!has_address(L, index)) return luaL_tolstring(L, index, size);
    index = lua_absindex(L, index);
    int type = luaL_getmetafield(L, index, "__name");
    if (type == LUA_TNIL) lua_pushnil(L);
    push_label(L, index, type == LUA_TSTRING ? lua_tostring(L, -1) : luaL_typename(L, index));
    lua_remove(L, -2);
    return lua_tolstring(L, -1, size);
}

static int own_tostring(lua_State *L) {
    library_pay_texts(L);
    luaL_checkany(L, 1);
    push_text(L, 1, NULL);
    return 1;
}

static int own_print(lua_State *L) {
    library_pay_texts(L);
    int n = lua_gettop(L);
    luaL_Buffer line;
    luaL_buffinit(L, &line);
    for (int i = 1; i <= n; i++) {
        if (i > 1) luaL_addchar(&line, '\t');
        push_text(L, i, NULL);
        luaL_addvalue(&line);
    }
    luaL_addchar(&line, '\n');
    luaL_pushresult(&line);
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    if (!lua_state_of(L)->silent) write_all(1, text, size);
    return 0;
}

// load(text [, name [, mode [, env]]]): never a function, never bytecode.
static int own_load(lua_State *L) {
    size_t size;
    luaL_argcheck(L, lua_type(L, 1) == LUA_TSTRING, 1, "load takes the program as a string here");
    const char *text = lua_tolstring(L, 1, &size);
    const char *name = lua_pushfstring(L, "=(%s)", luaL_optstring(L, 2, "load"));
    int has_env = !lua_isnone(L, 4);
    int code = luaL_loadbufferx(L, text, size, name, "t");
    if (code != LUA_OK) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    if (has_env) {
        lua_pushvalue(L, 4);
        lua_setupvalue(L, -2, 1);
    }
    return 1;
}

static int own_collectgarbage(lua_State *L) {
    const char *what = luaL_optstring(L, 1, "collect");
    int count = strcmp(what, "count") == 0;
    if (count)
        lua_pushnumber(L, (lua_Number)lua_gc(L, LUA_GCCOUNT) + lua_gc(L, LUA_GCCOUNTB) / 1024.0);
    else
        lua_pushinteger(L, 0); // the collector is not the program's to drive
    return 1;
}

// string.format: a table and its like are given as their labels; %p is refused. Upvalue 2 is Lua's
// own.
static int own_format(lua_State *L) {
    library_pay_texts(L);
    const char *format = luaL_checkstring(L, 1);
    for (const char *at = strchr(format, '%'); at; at = strchr(at + (at[1] ? 2 : 1), '%')) {
        const char *letter = at + 1 + strspn(at + 1, "-+ #0123456789.");
        if (*letter == 'p')
            return luaL_error(L, "string.format has no %%p here: addresses differ from run to run");
    }
    int n = lua_gettop(L);
    luaL_checkstack(L, n + 8, "too many arguments");
    lua_pushvalue(L, lua_upvalueindex(2));
    for (int i = 1; i <= n; i++) {
        if (i > 1 && has_address(L, i))
            push_text(L, i, NULL);
        else
            lua_pushvalue(L, i);
        lua_replace(L, i);
        lua_pushvalue(L, i);
    }
    lua_call(L, n, 1);
    return 1;
}

// Half to even, as a float; NaN and infinities stay.
static int own_rint(lua_State *L) {
    lua_pushnumber(L, rint(luaL_checknumber(L, 1)));
    return 1;
}

static void push_labels(lua_State *L) {
    lua_newtable(L);
    lua_pushinteger(L, 0);
    lua_rawseti(L, -2, 1); // how many labels were given
    lua_newtable(L);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
}

static void set_labelled(lua_State *L, const char *name, lua_CFunction function, int labels) {
    lua_pushvalue(L, labels);
    lua_pushcclosure(L, function, 1);
    lua_setglobal(L, name);
}

static void set_format(lua_State *L, int labels) {
    lua_getglobal(L, LUA_STRLIBNAME);
    lua_pushvalue(L, labels);
    lua_getfield(L, -2, "format");
    lua_pushcclosure(L, own_format, 2);
    lua_setfield(L, -2, "format");
    lua_pop(L, 1);
}

void library_open_own(lua_State *L) {
    push_labels(L);
    int labels = lua_gettop(L);
    set_labelled(L, "tostring", own_tostring, labels);
    set_labelled(L, "print", own_print, labels);
    set_format(L, labels);
    lua_pop(L, 1);
    lua_register(L, "load", own_load);
    lua_register(L, "collectgarbage", own_collectgarbage);
    lua_register(L, "rint", own_rint);
}
