// SPDX-License-Identifier: MIT
// `bitlab eval`: an expression, or a chunk with `return`, typed by a person; its mistakes are that
// person's.
#include <string.h>

#include "lab/script/script.h"
#include "lab/script/state.h"

static const char eval_name[] = "eval";

struct evaluation {
    const char *source;
    struct arena *arena;
    struct script_results *results;
    bool compiled;
};

// As an expression where it is one, else as a chunk.
static void compile(lua_State *lua, const char *source) {
    chunk_push_environment(lua);
    const char *expression = lua_pushfstring(lua, "return %s", source);
    if (luaL_loadbufferx(lua, expression, strlen(expression), "@eval", "t") == LUA_OK) {
        lua_pushvalue(lua, 1);
        if (!lua_setupvalue(lua, -2, 1)) lua_pop(lua, 1);
    } else {
        chunk_share(lua, eval_name, 1, source, strlen(source), 1);
    }
    lua_replace(lua, 1);
    lua_settop(lua, 1);
}

static void eval_body(lua_State *lua, void *context) {
    struct evaluation *evaluation = context;
    struct value_reader reader = { .arena = evaluation->arena, .path = eval_name };
    compile(lua, evaluation->source);
    evaluation->compiled = true;
    lua_call(lua, 0, LUA_MULTRET);
    int n = lua_gettop(lua);
    evaluation->results->at = arena_alloc(evaluation->arena, (size_t)n * sizeof(struct value));
    evaluation->results->n = (size_t)n;
    for (int i = 0; i < n; i++)
        evaluation->results->at[i] = value_from_lua(lua, i + 1, &reader, NULL);
}

enum status script_eval(struct script *script, const char *source, struct arena *arena,
                        struct script_results *results, struct error *err) {
    struct evaluation evaluation = { source, arena, results, false };
    *results = (struct script_results) { 0 };
    enum status status = script_protect(script, eval_body, &evaluation, err);
    if (status == STATUS_OK) return status;
    status = script->hit_limit ? STATUS_LIMIT : evaluation.compiled ? STATUS_LEARNER : STATUS_USAGE;
    if (err) err->status = status;
    return status;
}
