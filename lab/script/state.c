// SPDX-License-Identifier: MIT
// The Lua state of course files and the one protected call through which everything enters it.
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/script/script.h"
#include "lab/script/state.h"

struct script *script_of(lua_State *lua) {
    return *(struct script **)lua_getextraspace(lua);
}

static int open_libraries(lua_State *lua) {
    sandbox_open(lua);
    array_open(lua);
    matrix_open(lua);
    reference_open(lua);
    generator_open(lua);
    measure_open(lua);
    train_open(lua);
    series_open(lua);
    figure_words_open(lua);
    return 0;
}

struct script *script_new(void) {
    struct script *script = xcalloc(1, sizeof *script);
    memory_keep(0);
    script->deadline = INT64_MAX;
    script->lua = lua_newstate(limited_alloc, script);
    if (script->lua) {
        *(struct script **)lua_getextraspace(script->lua) = script;
        lua_pushcfunction(script->lua, open_libraries);
        if (lua_pcall(script->lua, 0, 0, 0) == LUA_OK) return script;
    }
    script_free(script);
    return NULL;
}

void script_free(struct script *script) {
    if (!script) return;
    if (script->lua) lua_close(script->lua);
    strbuf_release(&script->message);
    strbuf_release(&script->traceback);
    strbuf_release(&script->printed);
    strbuf_release(&script->refused);
    free(script);
}

struct call {
    script_body *body;
    void *context;
};

static int run_body(lua_State *lua) {
    struct call *call = lua_touserdata(lua, 1);
    lua_settop(lua, 0);
    call->body(lua, call->context);
    return 0;
}

enum status script_protect(struct script *script, script_body *body, void *context,
                           struct error *err) {
    lua_State *lua = script->lua;
    struct call call = { body, context };
    int top = lua_gettop(lua);
    limits_begin(script);
    lua_pushcfunction(lua, failure_explain);
    lua_pushcfunction(lua, run_body);
    lua_pushlightuserdata(lua, &call);
    int outcome = lua_pcall(lua, 1, 0, top + 1);
    enum status status = outcome == LUA_OK ? STATUS_OK : failure_report(script, outcome, err);
    lua_settop(lua, top);
    limits_end(script);
    return status;
}

bool script_refused_on_purpose(const struct script *script) {
    return script->on_purpose;
}

const char *script_printed(const struct script *script) {
    return strbuf_text(&script->printed);
}
