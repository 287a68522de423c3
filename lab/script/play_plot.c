// SPDX-License-Identifier: MIT
// `plot` of the prompt: plot(y), plot(x, y), or plot { line { x, y }, … } with what a figure's draw
// function returns, and a title and labels where they are wanted.
#include <string.h>

#include "lab/script/numbers.h"
#include "lab/script/play_state.h"
#include "lab/script/series.h"

static const char form[] = "write plot(y), plot(x, y) or plot { line { x, y }, … }";

static bool is_numbers(lua_State *lua, int index) {
    if (array_test(lua, index)) return true;
    if (!lua_istable(lua, index)) return false;
    bool numbers = lua_rawgeti(lua, index, 1) == LUA_TNUMBER;
    lua_pop(lua, 1);
    return numbers;
}

static void push_count(lua_State *lua, size_t n) {
    struct numbers *x = array_push(lua, n);
    for (size_t i = 0; i < n; i++)
        x->at[i] = (double)i + 1;
}

// Leaves a list of one line, of the numbers at 1, or at 1 and 2.
static void push_line(lua_State *lua, bool has_x) {
    lua_createtable(lua, 1, 0);
    lua_getglobal(lua, "line");
    lua_createtable(lua, 2, 0);
    if (has_x)
        lua_pushvalue(lua, 1);
    else
        push_count(lua, (size_t)luaL_len(lua, 1));
    lua_rawseti(lua, -2, 1);
    lua_pushvalue(lua, has_x ? 2 : 1);
    lua_rawseti(lua, -2, 2);
    lua_call(lua, 1, 1);
    lua_rawseti(lua, -2, 1);
}

static const char *take_text(lua_State *lua, int list, const char *name, struct figure *out) {
    const char *text = "";
    int type = lua_getfield(lua, list, name);
    if (type == LUA_TSTRING)
        text = arena_strdup(&out->arena, lua_tostring(lua, -1));
    else if (type != LUA_TNIL)
        luaL_error(lua, "plot: %s is %s; a string is wanted", name, kind_at(lua, -1));
    lua_pop(lua, 1);
    return text;
}

// A list of series, or one of them; leaves the list.
static void push_list(lua_State *lua) {
    if (lua_gettop(lua) != 1 || !lua_istable(lua, 1)) luaL_error(lua, "plot: %s", form);
    if (!lua_getmetatable(lua, 1)) {
        lua_pushvalue(lua, 1);
        return;
    }
    lua_pop(lua, 1);
    lua_createtable(lua, 1, 0);
    lua_pushvalue(lua, 1);
    lua_rawseti(lua, -2, 1);
}

static int plot(lua_State *lua) {
    struct play *play = lua_touserdata(lua, lua_upvalueindex(1));
    struct figure *out = play->plotted;
    int n = lua_gettop(lua);
    if (!out) return 0;
    if (n == 1 && is_numbers(lua, 1))
        push_line(lua, false);
    else if (n == 2 && is_numbers(lua, 1) && is_numbers(lua, 2))
        push_line(lua, true);
    else
        push_list(lua);
    int list = lua_gettop(lua);
    figure_release(out);
    *out = (struct figure) { .notice = "", .settings = "" };
    out->title = take_text(lua, list, "title", out);
    out->x.label = take_text(lua, list, "x", out);
    out->y.label = take_text(lua, list, "y", out);
    if (lua_rawlen(lua, list) == 0) luaL_error(lua, "plot: there is nothing in it; %s", form);
    series_read_list(lua, list, "", "plot's list", out);
    return 0;
}

void play_push_plot(lua_State *lua, struct play *play) {
    lua_pushlightuserdata(lua, play);
    lua_pushcclosure(lua, plot, 1);
}
