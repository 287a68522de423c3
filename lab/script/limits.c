// SPDX-License-Identifier: MIT
// The limits of course files: memory through a capped allocator, time through an instruction hook
// and the clock of the processor, so that a busy machine changes no verdict. They guard against
// mistakes. A C function that runs long by itself (a pattern that
// explodes) is not stopped.
#include <stdlib.h>
#include <time.h>

#include "lab/script/state.h"

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Memory was refused: keep where, for Lua's own message has no line.
static void note_refusal(struct script *script) {
    lua_Debug at;
    strbuf_clear(&script->refused);
    for (int level = 0; script->lua && lua_getstack(script->lua, level, &at); level++) {
        lua_getinfo(script->lua, "Sl", &at);
        if (at.currentline <= 0) continue;
        strbuf_printf(&script->refused, "%s:%d", at.source + (at.source[0] == '@'), at.currentline);
        return;
    }
}

void *limited_alloc(void *owner, void *at, size_t old_size, size_t size) {
    struct script *script = owner;
    if (!at) old_size = 0; // Lua passes a type there
    if (size == 0) {
        free(at);
        script->bytes -= old_size;
        return NULL;
    }
    size_t others = script->bytes - old_size;
    void *moved = NULL;
    if (size <= old_size || others + size <= (size_t)SCRIPT_MEGABYTES << 20)
        moved = realloc(at, size);
    if (!moved) {
        note_refusal(script);
        return size <= old_size ? at : NULL; // shrinking must not fail
    }
    script->bytes = others + size;
    return moved;
}

// Whether the running call must end. Once it must, every further instruction raises, so that no
// pcall of a course file can go on.
static void look_at_clock(lua_State *lua, lua_Debug *at);

static bool is_over(lua_State *lua) {
    struct script *script = script_of(lua);
    if (!script->expired) {
        script->stopped = script->stop && script->stop(script->stop_owner);
        script->expired = script->stopped || now_ns() >= script->deadline;
    }
    if (script->expired) lua_sethook(lua, look_at_clock, LUA_MASKCOUNT, 1);
    return script->expired;
}

static const char *why_over(lua_State *lua) {
    return script_of(lua)->stopped
               ? "stopped"
               : lua_pushfstring(lua, "the program ran for more than %d seconds", SCRIPT_SECONDS);
}

static void look_at_clock(lua_State *lua, lua_Debug *at) {
    if (!is_over(lua)) return;
    lua_getinfo(lua, "Sl", at);
    lua_pushfstring(lua, "%s:%d: %s", at->source + (at->source[0] == '@'), at->currentline,
                    why_over(lua));
    lua_error(lua);
}

// For C functions that work for long: what the hook does between instructions.
void limits_check(lua_State *lua) {
    if (is_over(lua)) luaL_error(lua, "%s", why_over(lua));
}

void limits_begin(struct script *script) {
    if (script->depth++ > 0) return;
    script->expired = script->stopped = script->hit_limit = script->on_purpose = false;
    script->deadline = now_ns() + (int64_t)SCRIPT_SECONDS * 1000000000;
    lua_sethook(script->lua, look_at_clock, LUA_MASKCOUNT, SCRIPT_HOOK_EVERY);
}

void limits_end(struct script *script) {
    if (--script->depth == 0) lua_sethook(script->lua, NULL, 0, 0);
}

void limits_forget_time(struct script *script) {
    script->deadline = INT64_MAX;
}
