// SPDX-License-Identifier: MIT
// Calls of the course's functions from C: on plain values, and on a stream of random numbers.
#include <stdlib.h>

#include "kernels/reference/reference.h"
#include "lab/script/script.h"
#include "lab/script/state.h"

struct function_call {
    const struct value *function, *args;
    size_t n_args;
    int generator; // registry handle of the one argument, LUA_NOREF where `args` are given
    struct arena *arena;
    struct script_results *results;
};

static void call_body(lua_State *lua, void *context) {
    struct function_call *call = context;
    struct value_reader reader = { .arena = call->arena, .path = "the result" };
    luaL_checkstack(lua, (int)call->n_args + 8, "too many arguments");
    value_to_lua(lua, call->function);
    if (call->generator != LUA_NOREF) lua_rawgeti(lua, LUA_REGISTRYINDEX, call->generator);
    for (size_t i = 0; i < call->n_args; i++)
        value_to_lua(lua, &call->args[i]);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    int n = lua_gettop(lua);
    call->results->n = (size_t)n;
    call->results->at = arena_alloc(call->arena, (size_t)n * sizeof(struct value));
    for (int i = 0; i < n; i++)
        call->results->at[i] = value_from_lua(lua, i + 1, &reader, NULL);
}

static enum status call_function(struct script *script, struct function_call *call,
                                 struct error *err) {
    *call->results = (struct script_results) { 0 };
    if (call->function->kind != VALUE_FUNCTION && call->function->kind != VALUE_REFERENCE)
        return fail(err, STATUS_INTERNAL, "a function was to be called, and it is %s",
                    value_kind_name(call->function->kind));
    return script_protect(script, call_body, call, err);
}

enum status script_call(struct script *script, const struct value *function,
                        const struct value *args, size_t n_args, struct arena *arena,
                        struct script_results *results, struct error *err) {
    struct function_call call = { function, args, n_args, LUA_NOREF, arena, results };
    return call_function(script, &call, err);
}

struct script_stream {
    struct script *script;
    uint64_t seed;
    int generator; // registry handle
};

static void stream_body(lua_State *lua, void *context) {
    struct script_stream *stream = context;
    generator_push(lua, stream->seed);
    stream->generator = luaL_ref(lua, LUA_REGISTRYINDEX);
}

struct script_stream *script_stream_new(struct script *script, uint64_t seed) {
    struct script_stream *stream = xcalloc(1, sizeof *stream);
    *stream = (struct script_stream) { script, seed, LUA_NOREF };
    script_protect(script, stream_body, stream, NULL);
    return stream;
}

void script_stream_free(struct script_stream *stream) {
    if (!stream) return;
    luaL_unref(stream->script->lua, LUA_REGISTRYINDEX, stream->generator);
    free(stream);
}

enum status script_draw(struct script_stream *stream, const struct value *function,
                        struct arena *arena, struct script_results *results, struct error *err) {
    struct function_call call = { function, NULL, 0, stream->generator, arena, results };
    if (stream->generator == LUA_NOREF)
        return fail(err, STATUS_COURSE, "the course's files leave no memory for a generator");
    return call_function(stream->script, &call, err);
}

struct arity {
    const struct value *function;
    size_t most;
};

static void arity_body(lua_State *lua, void *context) {
    struct arity *arity = context;
    lua_Debug about;
    value_to_lua(lua, arity->function);
    lua_getinfo(lua, ">u", &about);
    arity->most = about.isvararg ? SIZE_MAX : about.nparams;
}

void script_arity(struct script *script, const struct value *function, size_t *least,
                  size_t *most) {
    *least = 0;
    *most = SIZE_MAX;
    if (function->kind == VALUE_REFERENCE) {
        const struct reference *reference = function->reference;
        *most = reference->n_parameters;
        while (*least < *most && !reference->parameters[*least].optional)
            ++*least;
    } else if (function->kind == VALUE_FUNCTION) {
        struct arity arity = { function, SIZE_MAX };
        script_protect(script, arity_body, &arity, NULL);
        *most = arity.most;
    }
}
