// SPDX-License-Identifier: MIT
// Completion at the prompt: the names that can stand where the text ends. Behind a dot or a colon
// they are those of what stands before it, where that is a plain name; else what any value may
// have.
#include <stdlib.h>
#include <string.h>

#include "lab/script/numbers.h"
#include "lab/script/play_state.h"

enum { NAMES_MAX = 1024 };

struct search {
    struct play *play;
    const char *source;
    size_t base, base_end, word; // bytes: the name before the last dot or colon, and the last word
    char mark;                   // '.' or ':', 0 where the word stands alone
    struct arena *arena;
    struct play_names *names;
};

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// "y = ref.sym": the word is "sym", its mark a dot, its base "ref".
static void take_apart(struct search *search) {
    const char *source = search->source;
    size_t at = strlen(source);
    while (at && is_name(source[at - 1]))
        at--;
    search->word = search->base = search->base_end = at;
    if (!at || (source[at - 1] != '.' && source[at - 1] != ':')) return;
    search->mark = source[at - 1];
    search->base_end = search->base = at - 1;
    while (search->base && (is_name(source[search->base - 1]) || source[search->base - 1] == '.'))
        search->base--;
}

static void add(struct search *search, const char *name) {
    struct play_names *names = search->names;
    const char *begun = search->source + search->word;
    if (strncmp(name, begun, names->begun) != 0 || strncmp(name, "__", 2) == 0) return;
    if (names->n < NAMES_MAX) names->at[names->n++] = arena_strdup(search->arena, name);
}

// The string keys of the table at the top, which is popped; with a colon only functions.
static void add_keys(lua_State *lua, struct search *search) {
    if (lua_istable(lua, -1))
        for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
            if (lua_type(lua, -2) == LUA_TSTRING &&
                (search->mark != ':' || lua_isfunction(lua, -1)))
                add(search, lua_tostring(lua, -2));
    lua_pop(lua, 1);
}

static void add_methods(lua_State *lua, struct search *search, const char *type) {
    luaL_getmetatable(lua, type);
    names_push_methods(lua);
    add_keys(lua, search);
}

static void add_any_methods(lua_State *lua, struct search *search) {
    const char *const types[] = { array_type, matrix_type, generator_type };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        add_methods(lua, search, types[i]);
}

// Pushes the value of the dotted name before the mark. False, and nothing pushed: it has none.
static bool push_base(lua_State *lua, const struct search *search) {
    const char *at = search->source + search->base, *end = search->source + search->base_end;
    if (at == end) return false;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, search->play->environment);
    while (at < end) {
        size_t size = strcspn(at, ".:");
        if (size > (size_t)(end - at)) size = (size_t)(end - at);
        lua_pushlstring(lua, at, size);
        if (!lua_istable(lua, -2))
            lua_pop(lua, 1), lua_pushnil(lua);
        else if (at == search->source + search->base)
            lua_gettable(lua, -2); // the first may be one of Lua's, or a reference
        else
            lua_rawget(lua, -2);
        lua_remove(lua, -2);
        at += size + 1;
    }
    if (!lua_isnil(lua, -1)) return true;
    lua_pop(lua, 1);
    return false;
}

static void add_globals(lua_State *lua, struct search *search) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, search->play->environment);
    add_keys(lua, search);
    lua_pushglobaltable(lua);
    add_keys(lua, search);
    lua_getglobal(lua, "ref");
    add_keys(lua, search);
}

static void add_members(lua_State *lua, struct search *search) {
    if (!push_base(lua, search)) {
        if (search->mark == ':') add_any_methods(lua, search);
        return;
    }
    if (lua_istable(lua, -1)) {
        add_keys(lua, search);
    } else if (lua_type(lua, -1) == LUA_TSTRING) {
        lua_getglobal(lua, "string");
        add_keys(lua, search);
        lua_pop(lua, 1);
    } else if (lua_getmetatable(lua, -1)) {
        names_push_methods(lua);
        add_keys(lua, search);
    }
}

static void complete_body(lua_State *lua, void *context) {
    struct search *search = context;
    if (search->mark)
        add_members(lua, search);
    else if (search->names->begun)
        add_globals(lua, search);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void play_complete(struct play *play, const char *source, struct arena *arena,
                   struct play_names *names) {
    struct search search = { .play = play, .source = source, .arena = arena, .names = names };
    take_apart(&search);
    *names = (struct play_names) { .at = arena_alloc(arena, NAMES_MAX * sizeof *names->at),
                                   .begun = strlen(source + search.word) };
    script_protect(play->script, complete_body, &search, NULL);
    qsort(names->at, names->n, sizeof *names->at, by_bytes);
    size_t kept = 0;
    for (size_t i = 0; i < names->n; i++)
        if (!kept || strcmp(names->at[i], names->at[kept - 1]) != 0)
            names->at[kept++] = names->at[i];
    names->n = kept;
}

size_t play_names_shared(const struct play_names *names) {
    size_t shared = names->n ? strlen(names->at[0]) : 0;
    for (size_t i = 1; i < names->n; i++) {
        size_t same = 0;
        while (same < shared && names->at[i][same] == names->at[0][same])
            same++;
        shared = same;
    }
    return shared;
}
