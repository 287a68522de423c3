// SPDX-License-Identifier: MIT
// What a failure in course-side Lua is called: one sentence that begins with the course file and
// line, and a traceback. Lua shortens file names to 60 bytes in its messages; here they are whole
// again.
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "lab/script/state.h"

enum { TRACE_LEVELS = 12, SEARCH_LEVELS = 40 };

// A chunk's name as Lua puts it in front of messages (luaO_chunkid for names that begin with '@').
static void short_name(const char *source, char name[LUA_IDSIZE]) {
    size_t size = strlen(source);
    const size_t kept = LUA_IDSIZE - 4;
    if (size < LUA_IDSIZE)
        memcpy(name, source, size + 1);
    else
        snprintf(name, LUA_IDSIZE, "...%s", source + size - kept);
}

// Behind `name:digits: ` at the start of a message; NULL where it begins otherwise.
static const char *behind_name(const char *message, const char *name) {
    size_t size = strlen(name);
    if (strncmp(message, name, size) != 0 || message[size] != ':') return NULL;
    return isdigit((unsigned char)message[size + 1]) ? message + size : NULL;
}

// Copies a message of the chunk `path`, with the whole path where it was shortened. False: it is of
// another chunk.
static bool add_with_path(struct strbuf *out, const char *message, const char *path) {
    char name[LUA_IDSIZE];
    const char *rest = behind_name(message, path);
    short_name(path, name);
    if (!rest) rest = behind_name(message, name);
    if (!rest) return false;
    strbuf_printf(out, "%s%s", path, rest);
    return true;
}

void failure_place(lua_State *lua, struct strbuf *out) {
    lua_Debug at;
    for (int level = 0; level < SEARCH_LEVELS && lua_getstack(lua, level, &at); level++) {
        lua_getinfo(lua, "Sl", &at);
        if (at.currentline <= 0) continue;
        strbuf_printf(out, "%s:%d", at.source + (at.source[0] == '@'), at.currentline);
        return;
    }
}

static void add_message(lua_State *lua, struct strbuf *out, const char *message) {
    lua_Debug at;
    for (int level = 0; level < SEARCH_LEVELS && lua_getstack(lua, level, &at); level++) {
        lua_getinfo(lua, "S", &at);
        if (at.source[0] == '@' && add_with_path(out, message, at.source + 1)) return;
    }
    size_t before = out->size;
    failure_place(lua, out);
    strbuf_printf(out, "%s%s", out->size > before ? ": " : "", message);
}

static void add_traceback(lua_State *lua, struct strbuf *out) {
    lua_Debug at;
    int shown = 0;
    for (int level = 1; shown < TRACE_LEVELS && lua_getstack(lua, level, &at); level++) {
        lua_getinfo(lua, "nSl", &at);
        if (at.currentline <= 0) continue;
        strbuf_printf(out, "%s%s:%d: in ", shown++ ? "\n" : "", at.source + (at.source[0] == '@'),
                      at.currentline);
        if (at.name)
            strbuf_printf(out, "%s %s", *at.namewhat ? at.namewhat : "function", at.name);
        else
            strbuf_puts(out, *at.what == 'm' ? "the file" : "a function");
    }
}

// error() and assert() say that the course file refuses on purpose; anything else went wrong by
// itself.
static bool was_on_purpose(lua_State *lua) {
    lua_Debug at;
    if (!lua_getstack(lua, 1, &at)) return false;
    lua_getinfo(lua, "f", &at);
    lua_CFunction running = lua_tocfunction(lua, -1);
    lua_pop(lua, 1);
    bool found = false;
    static const char *const names[] = { "error", "assert" };
    for (size_t i = 0; i < 2 && running && !found; i++) {
        lua_getfield(lua, LUA_REGISTRYINDEX, names[i]);
        found = lua_tocfunction(lua, -1) == running;
        lua_pop(lua, 1);
    }
    return found;
}

int failure_explain(lua_State *lua) {
    struct script *script = script_of(lua);
    strbuf_clear(&script->message);
    strbuf_clear(&script->traceback);
    if (lua_type(lua, 1) == LUA_TSTRING) {
        add_message(lua, &script->message, lua_tostring(lua, 1));
        names_explain(lua, &script->message);
    } else {
        char text[80];
        snprintf(text, sizeof text, "the program raised %s where a sentence is wanted",
                 kind_at(lua, 1));
        add_message(lua, &script->message, text);
    }
    add_traceback(lua, &script->traceback);
    script->on_purpose = !script->expired && was_on_purpose(lua);
    return 1;
}

static void one_line(char *text) {
    for (; *text; text++)
        if (*text == '\n' || *text == '\r') *text = ' ';
}

enum status failure_report(struct script *script, int outcome, struct error *err) {
    script->hit_limit = outcome == LUA_ERRMEM || script->expired;
    if (outcome == LUA_ERRMEM) {
        const char *place = strbuf_text(&script->refused);
        return fail(err, STATUS_COURSE, "%s%sthe program needs more than %d MiB of memory", place,
                    *place ? ": " : "", SCRIPT_MEGABYTES);
    }
    if (outcome == LUA_ERRERR)
        return fail(err, STATUS_COURSE, "%s (and the program nests too deeply to say more)",
                    strbuf_text(&script->message));
    fail(err, STATUS_COURSE, "%s", strbuf_text(&script->message));
    error_detail(err, "%s", strbuf_text(&script->traceback));
    if (err) one_line(err->text);
    return STATUS_COURSE;
}

void failure_raise(lua_State *lua, const char *path, int line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char text[ERROR_TEXT_MAX];
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (line > 0)
        lua_pushfstring(lua, "%s:%d: %s", path, line, text);
    else
        lua_pushfstring(lua, "%s: %s", path, text);
    lua_error(lua);
    abort(); // lua_error does not return
}
