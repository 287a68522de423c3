// SPDX-License-Identifier: MIT
// The Lua state of one learner's program. No hook is set: deadline.c and the parent watch the time.
#include "lab/runner/lua_state.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lab/runner/library.h"

enum { TRACE_LEVELS_MAX = 200 };

double box_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

struct lua_box *lua_state_of(lua_State *L) {
    return *(struct lua_box **)lua_getextraspace(L);
}

static int on_panic(lua_State *L) {
    (void)L;
    _exit(RUNNER_MEMORY); // only opening the library is unprotected, and only memory can fail it
}

void lua_box_open(struct lua_box *box, const struct request_head *head) {
    *box = (struct lua_box) { .memory.cap = head->memory_bytes, .started = box_now() };
    box->deadline = box->started + (double)head->budget_ns * 1e-9;
    box->L = lua_newstate(allocator_resize, &box->memory);
    if (!box->L) _exit(RUNNER_MEMORY);
    memcpy(lua_getextraspace(box->L), &box, sizeof box); // coroutines inherit a copy
    lua_atpanic(box->L, on_panic);
    library_open(box->L);
}

// The line of the learner's program nearest to where an error was raised.
static int on_error(lua_State *L) {
    struct lua_box *box = lua_state_of(L);
    lua_Debug at;
    box->failed_line = 0;
    for (int level = 0; level < TRACE_LEVELS_MAX && lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
        if (strcmp(at.source, ANSWER_CHUNK) != 0 || at.currentline <= 0) continue;
        box->failed_line = at.currentline;
        break;
    }
    return 1;
}

int lua_box_call(struct lua_box *box, int n_args, int *n_results) {
    lua_State *L = box->L;
    int handler = lua_gettop(L) - n_args;
    lua_pushcfunction(L, on_error);
    lua_insert(L, handler);
    box->failed_line = 0;
    int code = lua_pcall(L, n_args, LUA_MULTRET, handler);
    *n_results = code == LUA_OK ? lua_gettop(L) - handler : 0;
    lua_remove(L, handler);
    if (code != LUA_OK) return code;
    if (*n_results == 0 && lua_checkstack(L, 1)) lua_pushnil(L);
    lua_settop(L, handler); // the first result alone
    return code;
}

const char *lua_box_error(struct lua_box *box, char scratch[64], size_t *size) {
    lua_State *L = box->L;
    const char *text = scratch;
    int type = lua_type(L, -1);
    if (type == LUA_TSTRING) {
        text = lua_tolstring(L, -1, size);
        if (*size > TEXT_BYTES_MAX) *size = TEXT_BYTES_MAX;
        return text;
    }
    if (type == LUA_TNUMBER && lua_isinteger(L, -1))
        snprintf(scratch, 64, "%lld", (long long)lua_tointeger(L, -1));
    else if (type == LUA_TNUMBER)
        snprintf(scratch, 64, "%.14g", lua_tonumber(L, -1));
    else if (type == LUA_TNIL)
        snprintf(scratch, 64, "an error object that is nil");
    else
        snprintf(scratch, 64, "an error object that is a %s", lua_typename(L, type));
    *size = strlen(scratch);
    return text;
}
