// SPDX-License-Identifier: MIT
// Program text becomes a Lua function: its lines are those of the file it stands in, its globals
// are its own.
#include <stdlib.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/script/state.h"

// Feeds Lua the text behind as many empty lines as stand above it in its file.
struct feed {
    int blank_lines;
    const char *text;
    size_t size;
};

static const char *feed_next(lua_State *lua, void *context, size_t *size) {
    static const char lines[] = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
    struct feed *feed = context;
    (void)lua;
    if (feed->blank_lines > 0) {
        int most = (int)sizeof lines - 1, n = feed->blank_lines < most ? feed->blank_lines : most;
        feed->blank_lines -= n;
        *size = (size_t)n;
        return lines;
    }
    *size = feed->size;
    feed->size = 0;
    return *size ? feed->text : NULL;
}

// A byte order mark and a first line that begins with # are no Lua; the end of that line stays.
static void skip_heading(const char **source, size_t *size) {
    if (*size >= 3 && memcmp(*source, "\xEF\xBB\xBF", 3) == 0) {
        *source += 3;
        *size -= 3;
    }
    if (*size == 0 || **source != '#') return;
    while (*size && **source != '\n' && **source != '\r') {
        ++*source;
        --*size;
    }
}

static int line_of_byte(const char *source, size_t byte, int line) {
    for (size_t i = 0; i < byte; i++)
        line += source[i] == '\n';
    return line;
}

static void refuse_strange_bytes(lua_State *lua, const char *path, int line, const char *source,
                                 size_t size) {
    size_t valid = utf8_valid_prefix(source, size);
    if (valid < size)
        failure_raise(lua, path, line_of_byte(source, valid, line),
                      "this byte is not UTF-8; save the file as UTF-8");
    const char *nul = memchr(source, 0, size);
    if (nul)
        failure_raise(lua, path, line_of_byte(source, (size_t)(nul - source), line),
                      "this is a NUL byte, not text");
}

// The first character beyond ASCII in a line of the source that begins with this byte; its bytes,
// 0 where there is none.
static size_t strange_character(const char *source, size_t size, int lines, unsigned char byte,
                                const char **at) {
    const char *end = source + size;
    for (*at = source; lines > 0 && *at < end; ++*at)
        lines -= **at == '\n';
    while (*at < end && **at != '\n' && (unsigned char)**at != byte)
        ++*at;
    if (*at == end || **at == '\n') return 0;
    size_t taken;
    utf8_decode(*at, (size_t)(end - *at), &taken);
    return taken;
}

// "near '<\226>'": Lua read the first byte of a character and stopped there.
static bool push_strange(lua_State *lua, const char *path, int first, const char *source,
                         size_t size, const char *message) {
    const char *mark = strstr(message, "near '<\\"), *at;
    int line = atoi(message + 1);
    if (!mark || line < first) return false;
    unsigned char byte = (unsigned char)atoi(mark + strlen("near '<\\"));
    size_t taken = strange_character(source, size, line - first, byte, &at);
    if (!taken) return false;
    lua_pushfstring(lua, "%s:%d: ", path, line);
    lua_pushlstring(lua, at, taken);
    lua_pushliteral(lua, " belongs in a text; names are letters of ASCII, quotes are \" or '");
    lua_concat(lua, 3);
    return true;
}

// Lua's message of a text that does not compile, under the whole path.
static void raise_syntax(lua_State *lua, const char *path, int first, const char *source,
                         size_t size) {
    const char *message = lua_tostring(lua, -1), *name_end = strstr(message, ":");
    size_t shown = strlen(path) < LUA_IDSIZE ? strlen(path) : LUA_IDSIZE - 1;
    if (strlen(message) > shown && message[shown] == ':') name_end = message + shown;
    if (!name_end)
        lua_pushfstring(lua, "%s:%d: this is compiled Lua; its source is wanted", path, first);
    else if (!push_strange(lua, path, first, source, size, name_end))
        lua_pushfstring(lua, "%s%s", path, name_end);
    lua_error(lua);
}

void chunk_push_environment(lua_State *lua) {
    lua_newtable(lua);
    if (luaL_newmetatable(lua, "bitlab environment")) {
        lua_pushglobaltable(lua);
        lua_setfield(lua, -2, "__index");
    }
    lua_setmetatable(lua, -2);
}

void chunk_share(lua_State *lua, const char *path, int line, const char *source, size_t size,
                 int environment) {
    environment = lua_absindex(lua, environment);
    skip_heading(&source, &size);
    refuse_strange_bytes(lua, path, line, source, size);
    struct feed feed = { line - 1, source, size };
    const char *name = lua_pushfstring(lua, "@%s", path);
    int outcome = lua_load(lua, feed_next, &feed, name, "t");
    if (outcome == LUA_ERRSYNTAX) raise_syntax(lua, path, line, source, size);
    if (outcome == LUA_ERRMEM) failure_raise(lua, path, line, "too little memory to compile this");
    if (outcome != LUA_OK)
        failure_raise(lua, path, line, "brackets or blocks are nested too deeply (%s)",
                      lua_tostring(lua, -1));
    lua_remove(lua, -2);
    lua_pushvalue(lua, environment);
    if (!lua_setupvalue(lua, -2, 1))
        lua_pop(lua, 1); // a text that uses no global has no environment
}

void chunk_load(lua_State *lua, const char *path, int line, const char *source, size_t size) {
    chunk_push_environment(lua);
    chunk_share(lua, path, line, source, size, -1);
    lua_remove(lua, -2);
}
