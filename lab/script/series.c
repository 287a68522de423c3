// SPDX-License-Identifier: MIT
// The words of figures. A word checks its table where it is called, so that a mistake has the line
// of the call, and signs it with a metatable; the figure that draws it copies the numbers out.
#include "lab/script/series.h"

#include <string.h>

#include "lab/base/nearest.h"
#include "lab/script/series_table.h"
#include "lab/script/state.h"

static size_t field_count(const struct series_word *word) {
    size_t n = 0;
    while (n < SERIES_WORD_FIELDS && word->fields[n])
        n++;
    return n;
}

static bool has_field(const struct series_word *word, const char *name) {
    for (size_t i = 0; i < field_count(word); i++)
        if (strcmp(word->fields[i], name) == 0) return true;
    return false;
}

static void refuse_field(const struct series_table *table, const char *name) {
    const struct series_word *word = table->word;
    const char *nearest = name_nearest(name, word->fields, field_count(word));
    if (nearest)
        luaL_error(table->lua, "%s has no field %s; the nearest is %s", word->name, name, nearest);
    luaL_error(table->lua, "%s has no field %s; %s", word->name, name, word->form);
}

// Of several unknown fields the first by name is told: Lua's own order changes from run to run.
static void check_fields(struct series_table *table) {
    lua_State *lua = table->lua;
    const char *unknown = NULL;
    lua_pushnil(lua);
    for (; lua_next(lua, table->index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) == LUA_TSTRING) {
            const char *name = lua_tostring(lua, -2);
            if (!has_field(table->word, name) && (!unknown || strcmp(name, unknown) < 0))
                unknown = name;
            continue;
        }
        int whole = 0;
        lua_Integer item = lua_type(lua, -2) == LUA_TNUMBER ? lua_tointegerx(lua, -2, &whole) : 0;
        if (!whole || item < 1 || item > table->word->items)
            luaL_error(lua, "%s has too many unnamed items; %s", table->word->name,
                       table->word->form);
    }
    if (unknown) refuse_field(table, unknown);
}

static void read_label(struct series_table *table) {
    lua_State *lua = table->lua;
    int type = lua_getfield(lua, table->index, "label");
    if (type != LUA_TNIL && type != LUA_TSTRING)
        luaL_error(lua, "label of %s: a string is wanted, not %s", table->word->name,
                   kind_at(lua, -1));
    table->series->label = "";
    if (type == LUA_TSTRING && table->arena)
        table->series->label = arena_strdup(table->arena, lua_tostring(lua, -1));
}

static void read_series(struct series_table *table) {
    int top = lua_gettop(table->lua);
    luaL_checkstack(table->lua, 16, "too many series");
    *table->series = (struct series) { .kind = table->word->kind };
    table->word->read(table);
    lua_settop(table->lua, top);
    read_label(table);
    lua_settop(table->lua, top);
}

// A word's call: its table is the argument, or the second one where the word is a callable table.
static int call_word(lua_State *lua) {
    const struct series_word *word = lua_touserdata(lua, lua_upvalueindex(1));
    int index = word->kind == SERIES_TABLE ? 2 : 1;
    if (lua_type(lua, index) != LUA_TTABLE)
        return luaL_error(lua, "%s is written with braces: %s", word->name, word->form);
    lua_settop(lua, index);
    struct series series;
    struct series_table table = { lua, index, word, NULL, &series };
    check_fields(&table);
    read_series(&table);
    lua_pushvalue(lua, lua_upvalueindex(2));
    lua_setmetatable(lua, index);
    return 1;
}

static const struct series_word *word_of(lua_State *lua, int index) {
    if (!lua_istable(lua, index) || !lua_getmetatable(lua, index)) return NULL;
    lua_pushliteral(lua, "series");
    lua_rawget(lua, -2);
    const struct series_word *word = lua_touserdata(lua, -1);
    lua_pop(lua, 2);
    return word;
}

void series_read(lua_State *lua, int index, const char *what, struct arena *arena,
                 struct series *series) {
    index = lua_absindex(lua, index);
    const struct series_word *word = word_of(lua, index);
    if (!word)
        luaL_error(lua, "%s is %s; a series is wanted, as line { x, y }", what,
                   lua_istable(lua, index) ? "a plain table" : kind_at(lua, index));
    struct series_table table = { lua, index, word, arena, series };
    read_series(&table);
}

void series_read_list(lua_State *lua, int index, const char *place, const char *owner,
                      struct figure *out) {
    index = lua_absindex(lua, index);
    size_t n = lua_rawlen(lua, index);
    if (n > SERIES_MAX)
        luaL_error(lua, "%s%s has %d series; at most %d fit", place, owner, (int)n, SERIES_MAX);
    out->series = arena_alloc(&out->arena, n * sizeof(struct series));
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        const char *what = lua_pushfstring(lua, "%sitem %d of %s", place, (int)i + 1, owner);
        series_read(lua, -2, what, &out->arena, &out->series[i]);
        out->n_series = i + 1;
        lua_pop(lua, 2);
    }
}

static void push_word(lua_State *lua, const struct series_word *word) {
    lua_pushlightuserdata(lua, (void *)word);
    lua_createtable(lua, 0, 1);
    lua_pushlightuserdata(lua, (void *)word);
    lua_setfield(lua, -2, "series");
    lua_pushcclosure(lua, call_word, 2);
}

void series_open(lua_State *lua) {
    for (size_t i = 0; i < SERIES_WORDS; i++) {
        if (series_words[i].kind != SERIES_TABLE) {
            push_word(lua, &series_words[i]);
            lua_setglobal(lua, series_words[i].name);
            continue;
        }
        lua_getglobal(lua,
                      series_words[i].name); // `table` stays the standard library and can be called
        lua_createtable(lua, 0, 1);
        push_word(lua, &series_words[i]);
        lua_setfield(lua, -2, "__call");
        lua_setmetatable(lua, -2);
        lua_pop(lua, 1);
    }
}
