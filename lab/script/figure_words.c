// SPDX-License-Identifier: MIT
// `figure { … }` and `quiz { … }`: the words of a lesson's fenced blocks. They hand their table to
// whoever runs the block.
#include <string.h>

#include "lab/script/state.h"

static const char captured[] = "bitlab captured tables";

static int capture(lua_State *lua) {
    const char *word = lua_tostring(lua, lua_upvalueindex(1));
    struct script *script = script_of(lua);
    if (lua_type(lua, 1) != LUA_TTABLE)
        return luaL_error(lua, "%s is written with braces: %s { … }", word, word);
    if (!script->captures || strcmp(script->captures, word) != 0)
        return luaL_error(lua, "%s { … } stands in a ```%s block of a lesson", word, word);
    lua_getfield(lua, LUA_REGISTRYINDEX, captured);
    lua_pushvalue(lua, 1);
    lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
    return 0;
}

void figure_words_open(lua_State *lua) {
    static const char *const names[] = { "figure", "quiz" };
    for (size_t i = 0; i < 2; i++) {
        lua_pushstring(lua, names[i]);
        lua_pushcclosure(lua, capture, 1);
        lua_setglobal(lua, names[i]);
    }
}

struct collection {
    const char *word, *path, *source;
    int line;
    struct arena *arena;
    struct positions positions;
    struct value *tables;
};

static void collect_body(lua_State *lua, void *context) {
    struct collection *collection = context;
    lua_newtable(lua);
    lua_setfield(lua, LUA_REGISTRYINDEX, captured);
    chunk_load(lua, collection->path, collection->line, collection->source,
               strlen(collection->source));
    lua_call(lua, 0, 0);
    lua_getfield(lua, LUA_REGISTRYINDEX, captured);
    size_t n = lua_rawlen(lua, 1);
    *collection->tables = value_of_list(collection->arena, n);
    struct value_reader reader = { .arena = collection->arena, .path = collection->path };
    for (size_t i = 0; i < n; i++) {
        struct position unknown = { .line = collection->line };
        const struct position *at = positions_called(&collection->positions, collection->word, i);
        lua_rawgeti(lua, 1, (lua_Integer)i + 1);
        collection->tables->table.items[i] = value_from_lua(lua, -1, &reader, at ? at : &unknown);
        lua_pop(lua, 1);
    }
}

enum status script_collect(struct script *script, const char *word, const char *path, int line,
                           const char *source, struct arena *arena, struct value *tables,
                           struct error *err) {
    struct arena scratch = { 0 };
    struct collection collection = { word, path, source, line, arena, .tables = tables };
    positions_read(&collection.positions, &scratch, source, strlen(source), line);
    script->captures = word;
    enum status status = script_protect(script, collect_body, &collection, err);
    script->captures = NULL;
    arena_release(&scratch);
    return status;
}
