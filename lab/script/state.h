// SPDX-License-Identifier: MIT
// What the files of lab/script share: the state, the one protected call, chunks, and values on
// Lua's stack. Everything here that takes a lua_State may raise, and so runs inside a body of
// script_protect.
#ifndef LAB_SCRIPT_STATE_H
#define LAB_SCRIPT_STATE_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/base/value.h"
#include "lab/script/positions.h"
#include "lab/script/script.h"

// The limits of one protected call and of one state.
enum {
    SCRIPT_SECONDS = 5,          // one call, of the processor
    SCRIPT_MEGABYTES = 256,      // one state, all that Lua holds
    SCRIPT_HOOK_EVERY = 10000,   // instructions between two looks at the clock
    SCRIPT_PRINTED_MAX = 65536,  // bytes kept of what a course file prints
    SCRIPT_DEPTH_MAX = 32,       // tables in tables that leave Lua
    SCRIPT_VALUES_MAX = 4000000, // values in one table that leaves Lua
};

struct script {
    lua_State *lua;
    size_t bytes;     // that Lua holds now
    int64_t deadline; // of the running call, in nanoseconds of the monotonic clock; INT64_MAX: none
    int depth;        // protected calls, one inside the other
    bool expired;     // the deadline has passed, or `stop` ended the call
    bool (*stop)(void *owner); // asked now and then; NULL: nobody ends a call
    void *stop_owner;
    bool stopped;         // it was `stop`
    bool hit_limit;       // the last failure was one of time or memory
    bool on_purpose;      // the last failure was a call of error() or assert()
    const char *captures; // the word whose tables are collected now: "figure", "quiz", or NULL
    struct strbuf message, traceback, printed;
    struct strbuf refused; // where memory was refused last: "file:line"
};

struct script *script_of(lua_State *lua);

// The one way into Lua: runs `body` under the limits; a failure becomes STATUS_COURSE with file,
// line and traceback.
typedef void script_body(lua_State *lua, void *context);
enum status script_protect(struct script *script, script_body *body, void *context,
                           struct error *err);

// limits.c
void *limited_alloc(void *owner, void *at, size_t old_size, size_t size);
void limits_begin(struct script *script);
void limits_end(struct script *script);
void limits_check(lua_State *lua);              // raises once the time of the running call is over
void limits_forget_time(struct script *script); // the running call may take as long as it likes

// names.c: puts the table of its methods in the place of a metatable on top; nil where it has none.
void names_push_methods(lua_State *lua);
// Adds the nearest known name, or why there is none, to a message about a nil value.
void names_explain(lua_State *lua, struct strbuf *message);

// failure.c: the message handler, and the reader of what it left.
int failure_explain(lua_State *lua);
enum status failure_report(struct script *script, int outcome, struct error *err);
void failure_place(lua_State *lua,
                   struct strbuf *out); // "file:line" of the running Lua function, or nothing
// Raises "file:line: …" as the course file's own mistake, with the whole path.
__attribute__((format(printf, 4, 5), noreturn)) void
failure_raise(lua_State *lua, const char *path, int line, const char *format, ...);

// sandbox.c and the libraries, each of which sets one global.
void sandbox_open(lua_State *lua);
void array_open(lua_State *lua);
void matrix_open(lua_State *lua);
void reference_open(lua_State *lua);
void generator_open(lua_State *lua);
void measure_open(lua_State *lua);
void train_open(lua_State *lua);
void series_open(lua_State *lua);
void figure_words_open(lua_State *lua);

// chunk.c: pushes a function compiled from text, in a fresh environment that falls back to the
// globals. Line 1 of the text is `line` of `path`. `chunk_share` compiles into the environment at
// stack index `environment`.
void chunk_load(lua_State *lua, const char *path, int line, const char *source, size_t size);
void chunk_share(lua_State *lua, const char *path, int line, const char *source, size_t size,
                 int environment);
void chunk_push_environment(lua_State *lua);

// eval.c: what a person typed, as an expression where it is one, else as a chunk; pushes the
// function. Raises where it does not compile; `*unfinished` then says whether more of it would.
void eval_load(lua_State *lua, const char *name, const char *source, int environment,
               bool *unfinished);
enum status eval_status(const struct script *script, bool compiled); // after a failure

// value_convert.c
struct value_reader {
    struct arena *arena;
    const char *path; // for messages; "" where there is none
    size_t count;
};
struct value value_from_lua(lua_State *lua, int index, struct value_reader *reader,
                            const struct position *position);
void value_to_lua(lua_State *lua, const struct value *value);
const char *kind_at(lua_State *lua, int index); // "a string", "an array", … for sentences

// bind_reference.c, bind_generator.c
const struct reference *reference_at(lua_State *lua, int index); // NULL where there is none
void generator_push(lua_State *lua, uint64_t seed);              // rng.default(seed)

#endif
