// SPDX-License-Identifier: MIT
// Course files are run here and give the table that they return; program text of authors is
// compiled here.
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/script/script.h"
#include "lab/script/state.h"

struct load {
    const char *path, *source;
    size_t size;
    struct arena *arena;
    struct positions positions;
    struct value *result;
};

static int line_of_result(const struct positions *positions) {
    return positions->return_line ? positions->return_line : positions->last_line;
}

static void load_body(lua_State *lua, void *context) {
    struct load *load = context;
    chunk_load(lua, load->path, 1, load->source, load->size);
    lua_call(lua, 0, LUA_MULTRET);
    int line = line_of_result(&load->positions), n = lua_gettop(lua);
    if (n != 1)
        failure_raise(lua, load->path, line, "the file returns %d values; return one table { … }",
                      n);
    if (lua_type(lua, 1) != LUA_TTABLE)
        failure_raise(lua, load->path, line, "the file returns %s; return one table { … }",
                      kind_at(lua, 1));
    struct value_reader reader = { .arena = load->arena, .path = load->path };
    struct position unknown = { .line = line };
    const struct position *position = positions_returned(&load->positions);
    *load->result = value_from_lua(lua, 1, &reader, position ? position : &unknown);
}

enum status script_load_unplaced(struct script *script, const char *path, const char *source,
                                 size_t size, struct arena *arena, struct value *result,
                                 struct error *err) {
    struct load load = { path, source, size, arena, .result = result };
    return script_protect(script, load_body, &load, err);
}

enum status script_load(struct script *script, const char *path, const char *source, size_t size,
                        struct arena *arena, struct value *result, struct error *err) {
    struct arena scratch = { 0 };
    struct load load = { path, source, size, arena, .result = result };
    size_t mark = size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    positions_read(&load.positions, &scratch, source + mark, size - mark, 1);
    enum status status = script_protect(script, load_body, &load, err);
    arena_release(&scratch);
    return status;
}

struct text {
    const char *at;
    int line;
};

struct define {
    const char *path;
    struct text texts[2]; // `given`, and the program
    const char *entry;
    struct value *function;
};

static void define_body(lua_State *lua, void *context) {
    struct define *define = context;
    chunk_push_environment(lua);
    for (size_t i = 0; i < 2; i++) {
        const struct text *text = &define->texts[i];
        if (!text->at) continue;
        chunk_share(lua, define->path, text->line, text->at, strlen(text->at), 1);
        lua_call(lua, 0, 0);
    }
    lua_pushstring(lua, define->entry);
    if (lua_rawget(lua, 1) != LUA_TFUNCTION)
        failure_raise(lua, define->path, define->texts[1].line,
                      "the program does not define the function %s", define->entry);
    define->function->kind = VALUE_FUNCTION;
    define->function->handle = luaL_ref(lua, LUA_REGISTRYINDEX);
}

enum status script_define_with(struct script *script, const char *path, int given_line,
                               const char *given, int line, const char *program, const char *entry,
                               struct value *function, struct error *err) {
    struct define define = { path, { { given, given_line }, { program, line } }, entry, function };
    *function = (struct value) { .line = line };
    return script_protect(script, define_body, &define, err);
}

enum status script_define(struct script *script, const char *path, int line, const char *given,
                          const char *program, const char *entry, struct value *function,
                          struct error *err) {
    return script_define_with(script, path, line, given, line, program, entry, function, err);
}

static void compile_body(lua_State *lua, void *context) {
    struct define *define = context;
    const struct text *text = &define->texts[1];
    chunk_load(lua, define->path, text->line, text->at, strlen(text->at));
}

enum status script_compile(struct script *script, const char *path, int line, const char *program,
                           struct error *err) {
    struct define define = { .path = path, .texts = { [1] = { program, line } } };
    return script_protect(script, compile_body, &define, err);
}

int script_text_line(const char *source, size_t size, const struct value *field) {
    struct arena scratch = { 0 };
    struct positions positions;
    size_t mark = size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    positions_read(&positions, &scratch, source + mark, size - mark, 1);
    int line = positions_text_line(&positions, field->line, field->column);
    arena_release(&scratch);
    return line ? line : field->line;
}
