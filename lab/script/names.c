// SPDX-License-Identifier: MIT
// The name that was meant, behind Lua's "attempt to call a nil value (global 'lin')", and what to
// do instead of what course files do not have.
#include <stdlib.h>
#include <string.h>

#include "lab/base/nearest.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"

enum { NAMES_MAX = 256 };

struct names {
    const char *at[NAMES_MAX];
    size_t n;
};

// The string keys of the table at the top, which is popped; anything else has none.
static void take_keys(lua_State *lua, struct names *names) {
    if (lua_istable(lua, -1))
        for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
            if (lua_type(lua, -2) == LUA_TSTRING && names->n < NAMES_MAX)
                names->at[names->n++] = lua_tostring(lua, -2);
    lua_pop(lua, 1);
}

static void add_globals(lua_State *lua, struct names *names) {
    lua_pushglobaltable(lua);
    take_keys(lua, names);
}

static void add_fields(lua_State *lua, struct names *names) {
    static const char *const tables[] = { "rng", "math", "string", "table", "array", "matrix" };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        lua_getglobal(lua, tables[i]);
        take_keys(lua, names);
    }
}

// Arrays and matrices keep theirs beside a function for numbered elements.
void names_push_methods(lua_State *lua) {
    if (!lua_istable(lua, -1)) return;
    if (lua_getfield(lua, -1, "methods") == LUA_TNIL) {
        lua_pop(lua, 1);
        lua_getfield(lua, -1, "__index");
    }
    lua_remove(lua, -2);
}

static void add_methods(lua_State *lua, struct names *names) {
    const char *const types[] = { array_type, matrix_type, generator_type };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        luaL_getmetatable(lua, types[i]);
        names_push_methods(lua);
        take_keys(lua, names);
    }
    lua_getglobal(lua, "string");
    take_keys(lua, names);
}

static const struct {
    const char *mark; // what stands before the name in Lua's message
    void (*add)(lua_State *lua, struct names *names);
} kinds[] = {
    { "a nil value (global '", add_globals },
    { "a nil value (field '", add_fields },
    { "a nil value (method '", add_methods },
};

static const char *const closed[] = {
    "io", "os", "package", "require", "debug", "dofile", "loadfile",
};

static void add_meant(struct strbuf *out, const char *name, const struct names *names) {
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        if (strcmp(name, closed[i]) == 0) {
            strbuf_printf(out, "; code here only computes, so it has no %s", name);
            return;
        }
    const char *nearest = name_nearest(name, names->at, names->n);
    if (nearest) strbuf_printf(out, "; the nearest is %s", nearest);
}

void names_explain(lua_State *lua, struct strbuf *message) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *at = strstr(strbuf_text(message), kinds[i].mark);
        if (!at) continue;
        struct names names = { .n = 0 };
        at += strlen(kinds[i].mark);
        char *name = strndup(at, strcspn(at, "'"));
        kinds[i].add(lua, &names);
        if (name) add_meant(message, name, &names);
        free(name);
        return;
    }
}
