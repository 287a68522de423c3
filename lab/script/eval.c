// SPDX-License-Identifier: MIT
// `bitlab eval` and the prompt: an expression, or a chunk with `return`, typed by a person; its
// mistakes are that person's.
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/script/script.h"
#include "lab/script/state.h"

static const char eval_name[] = "eval";

struct evaluation {
    const char *source;
    struct arena *arena;
    struct script_results *results;
    bool compiled;
};

// A text in quotes ends with its line, so no further line completes it.
static bool ends_early(lua_State *lua) {
    const char *message = lua_tostring(lua, -1);
    return message && text_ends(message, "<eof>") && !strstr(message, "unfinished string");
}

// Whether the program stops at its first word, "near '1'" of `1 +`, or at an operator behind an
// expression. Then it was meant as an expression, and how that one goes wrong is what helps.
static bool was_expression(const char *source, const char *as_expression, const char *as_program) {
    const char *first = source + strspn(source, " \t\r\n"),
               *near = strstr(as_program, "unexpected symbol near '");
    if (strstr(as_program, "syntax error near")) return !strstr(as_expression, "<eof> expected");
    near = near ? strchr(near, '\'') + 1 : "";
    return *near && strncmp(first, near, strlen(near) - 1) == 0;
}

void eval_load(lua_State *lua, const char *name, const char *source, int environment,
               bool *unfinished) {
    int top = lua_gettop(lua);
    environment = lua_absindex(lua, environment);
    const char *expression = lua_pushfstring(lua, "return %s", source);
    const char *chunk = lua_pushfstring(lua, "@%s", name);
    if (luaL_loadbufferx(lua, expression, strlen(expression), chunk, "t") == LUA_OK) {
        lua_pushvalue(lua, environment);
        if (!lua_setupvalue(lua, -2, 1)) lua_pop(lua, 1);
    } else {
        *unfinished = ends_early(lua);
        bool compiles = luaL_loadbufferx(lua, source, strlen(source), chunk, "t") == LUA_OK;
        *unfinished = !compiles && (*unfinished || ends_early(lua));
        if (!compiles && was_expression(source, lua_tostring(lua, -2), lua_tostring(lua, -1))) {
            lua_pop(lua, 1);
            lua_error(lua);
        }
        lua_pop(lua, 1);
        chunk_share(lua, name, 1, source, strlen(source), environment);
    }
    lua_copy(lua, -1, top + 1);
    lua_settop(lua, top + 1);
}

enum status eval_status(const struct script *script, bool compiled) {
    return script->hit_limit ? STATUS_LIMIT : compiled ? STATUS_LEARNER : STATUS_USAGE;
}

static void eval_body(lua_State *lua, void *context) {
    struct evaluation *evaluation = context;
    struct value_reader reader = { .arena = evaluation->arena, .path = eval_name };
    bool unfinished = false;
    chunk_push_environment(lua);
    eval_load(lua, eval_name, evaluation->source, 1, &unfinished);
    lua_replace(lua, 1);
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
    strbuf_clear(&script->printed);
    enum status status = script_protect(script, eval_body, &evaluation, err);
    if (status == STATUS_OK) return status;
    status = eval_status(script, evaluation.compiled);
    if (!err) return status;
    err->status = status;
    if (!strchr(err->detail, '\n')) err->detail[0] = 0; // the sentence has that place already
    return status;
}
