// SPDX-License-Identifier: MIT
// `ref`: one Lua function for each row of the table of references. Its parameters tell how
// arguments are read. Arrays are passed by pointer; memory that a reference asks for is an array of
// Lua's, so results are not copied either. Numbers come back as floats, also where they are whole:
// `ref.model_size_gb(13e9, 16)` is 26.0.
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/base/nearest.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"

enum { RECORD_DEPTH = 4 };

// A call's place: for messages, and for memory, which is pushed on Lua's stack and lives as long as
// the call.
struct binding {
    lua_State *lua;
    const struct reference *reference;
    int argument;         // from 1
    int first_allocation; // stack index of the first
};

static void *allocate(void *owner, size_t bytes) {
    struct binding *binding = owner;
    size_t n = (bytes + sizeof(double) - 1) / sizeof(double);
    luaL_checkstack(binding->lua, 4, "too many results");
    return array_push(binding->lua, n)->at;
}

static const char *wanted(enum reference_kind kind) {
    static const char *const names[] = {
        [REFERENCE_NIL] = "nothing",
        [REFERENCE_BOOLEAN] = "a boolean",
        [REFERENCE_NUMBER] = "a number",
        [REFERENCE_VECTOR] = "a list of numbers",
        [REFERENCE_MATRIX] = "a list of rows",
        [REFERENCE_RECORD] = "a table with named fields",
        [REFERENCE_RECORDS] = "a list of tables with named fields",
    };
    return names[kind];
}

// "bad argument 1 to ref.symmetric (x)"; pushes it.
static const char *argument_name(struct binding *binding) {
    const struct reference *reference = binding->reference;
    return lua_pushfstring(binding->lua, "bad argument %d to ref.%s (%s)", binding->argument,
                           reference->name, reference->parameters[binding->argument - 1].name);
}

static void refuse(struct binding *binding, const char *got) {
    enum reference_kind kind = binding->reference->parameters[binding->argument - 1].kind;
    luaL_error(binding->lua, "%s: %s is wanted, got %s", argument_name(binding), wanted(kind), got);
}

static struct reference_value read_any(struct binding *binding, int index, int depth);

// The named fields of the table at `index`.
static struct reference_value read_record(struct binding *binding, int index, int depth) {
    lua_State *lua = binding->lua;
    index = lua_absindex(lua, index);
    size_t n = 0;
    lua_pushnil(lua);
    for (; lua_next(lua, index); lua_pop(lua, 1))
        n++;
    struct reference_field *fields = allocate(binding, n * sizeof *fields);
    size_t i = 0;
    lua_pushnil(lua);
    while (lua_next(lua, index)) {
        if (lua_type(lua, -2) != LUA_TSTRING) refuse(binding, "one with numbered items");
        fields[i].name = lua_tostring(lua, -2);
        int value = lua_gettop(lua);
        fields[i++].value = read_any(binding, value, depth + 1);
        lua_pushvalue(lua, value - 1); // the key again, above what the value left on the stack
        luaL_checkstack(lua, 8, "too many fields");
    }
    return (struct reference_value) { .kind = REFERENCE_RECORD, .record = { fields, n } };
}

static struct reference_value read_vector(struct binding *binding, int index) {
    lua_State *lua = binding->lua;
    const struct numbers *array = array_test(lua, index);
    if (!array) {
        index = lua_absindex(lua, index);
        array = array_from(lua, index, argument_name(binding));
    }
    if (!array) refuse(binding, kind_at(lua, index));
    return (struct reference_value) { .kind = REFERENCE_VECTOR,
                                      .vector = { array->at, array->cols } };
}

static bool has_names(lua_State *lua, int index) {
    index = lua_absindex(lua, index);
    lua_pushnil(lua);
    if (!lua_next(lua, index)) return false;
    bool named = lua_type(lua, -2) == LUA_TSTRING;
    lua_pop(lua, 2);
    return named;
}

static struct reference_value read_any(struct binding *binding, int index, int depth) {
    lua_State *lua = binding->lua;
    if (depth > RECORD_DEPTH) refuse(binding, "tables in tables, too deep");
    switch (lua_type(lua, index)) {
    case LUA_TBOOLEAN:
        return (struct reference_value) { .kind = REFERENCE_BOOLEAN,
                                          .boolean = lua_toboolean(lua, index) };
    case LUA_TNUMBER:
        return (struct reference_value) { .kind = REFERENCE_NUMBER,
                                          .number = lua_tonumber(lua, index) };
    case LUA_TUSERDATA:
        return read_vector(binding, index);
    case LUA_TTABLE:
        break;
    default:
        refuse(binding, "a field that is no number, boolean or list");
    }
    if (has_names(lua, index)) return read_record(binding, index, depth);
    return read_vector(binding, index);
}

static struct reference_value read_records(struct binding *binding, int index) {
    lua_State *lua = binding->lua;
    size_t n = lua_rawlen(lua, index);
    struct reference_value *at = allocate(binding, n * sizeof *at);
    for (size_t i = 0; i < n; i++) {
        luaL_checkstack(lua, 8, "too many records");
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        if (lua_type(lua, -1) != LUA_TTABLE) refuse(binding, "a list of something else");
        at[i] = read_record(binding, lua_gettop(lua), 1);
    }
    return (struct reference_value) { .kind = REFERENCE_RECORDS, .records = { at, n } };
}

static struct reference_value read_argument(struct binding *binding, int index,
                                            const struct reference_parameter *parameter) {
    lua_State *lua = binding->lua;
    int type = lua_type(lua, index);
    if (type <= LUA_TNIL && parameter->optional)
        return (struct reference_value) { .kind = REFERENCE_NIL };
    switch (parameter->kind) {
    case REFERENCE_NUMBER:
    case REFERENCE_BOOLEAN:
        if (type != (parameter->kind == REFERENCE_NUMBER ? LUA_TNUMBER : LUA_TBOOLEAN)) break;
        return read_any(binding, index, 0);
    case REFERENCE_VECTOR:
        if (type != LUA_TTABLE && !array_test(lua, index)) break;
        return read_vector(binding, index);
    case REFERENCE_MATRIX: {
        const struct numbers *matrix = matrix_from(lua, index, argument_name(binding));
        if (!matrix) break;
        return (struct reference_value) { .kind = REFERENCE_MATRIX,
                                          .matrix = { matrix->at, matrix->rows, matrix->cols } };
    }
    case REFERENCE_RECORD:
        if (type == LUA_TTABLE) return read_record(binding, index, 0);
        break;
    case REFERENCE_RECORDS:
        if (type == LUA_TTABLE) return read_records(binding, index);
        break;
    case REFERENCE_NIL:
        break;
    }
    refuse(binding, kind_at(lua, index));
    return (struct reference_value) { .kind = REFERENCE_NIL };
}

// Pushes n numbers: the very array that the reference was given where it filled one, else a copy.
static struct numbers *push_numbers(struct binding *binding, double *at, size_t n) {
    lua_State *lua = binding->lua;
    for (int i = binding->first_allocation; i <= lua_gettop(lua); i++) {
        struct numbers *owner = array_test(lua, i);
        if (!owner || owner->at != at || owner->cols < n) continue;
        lua_pushvalue(lua, i);
        owner->cols = n;
        return owner;
    }
    struct numbers *copy = array_push(lua, n);
    if (n) memcpy(copy->at, at, n * sizeof *at);
    return copy;
}

static void push_result(struct binding *binding, const struct reference_value *value) {
    lua_State *lua = binding->lua;
    luaL_checkstack(lua, 8, "too many results");
    switch (value->kind) {
    case REFERENCE_NIL:
        lua_pushnil(lua);
        break;
    case REFERENCE_BOOLEAN:
        lua_pushboolean(lua, value->boolean);
        break;
    case REFERENCE_NUMBER:
        lua_pushnumber(lua, value->number);
        break;
    case REFERENCE_VECTOR:
        push_numbers(binding, value->vector.at, value->vector.n);
        break;
    case REFERENCE_MATRIX: {
        size_t rows = value->matrix.rows, cols = value->matrix.cols;
        struct numbers *matrix = push_numbers(binding, value->matrix.at, rows * cols);
        matrix->rows = rows;
        matrix->cols = cols;
        luaL_setmetatable(lua, matrix_type);
        break;
    }
    case REFERENCE_RECORD:
        lua_createtable(lua, 0, (int)value->record.n);
        for (size_t i = 0; i < value->record.n; i++) {
            push_result(binding, &value->record.fields[i].value);
            lua_setfield(lua, -2, value->record.fields[i].name);
        }
        break;
    case REFERENCE_RECORDS:
        lua_createtable(lua, (int)value->records.n, 0);
        for (size_t i = 0; i < value->records.n; i++) {
            push_result(binding, &value->records.at[i]);
            lua_rawseti(lua, -2, (lua_Integer)i + 1);
        }
        break;
    }
}

static int call_reference(lua_State *lua) {
    const struct reference *reference = lua_touserdata(lua, lua_upvalueindex(1));
    struct reference_value args[REFERENCE_PARAMETERS_MAX];
    size_t n = (size_t)lua_gettop(lua);
    if (n > reference->n_parameters)
        return luaL_error(lua, "ref.%s: %d arguments are too many for %s", reference->name, (int)n,
                          reference->signature);
    lua_settop(lua, (int)reference->n_parameters);
    struct binding binding = { .lua = lua,
                               .reference = reference,
                               .first_allocation = (int)reference->n_parameters + 1 };
    for (size_t i = 0; i < reference->n_parameters; i++) {
        binding.argument = (int)i + 1;
        args[i] = read_argument(&binding, (int)i + 1, &reference->parameters[i]);
    }
    struct reference_call call = { .allocate = allocate, .owner = &binding };
    enum reference_status status = reference_run(reference, args, reference->n_parameters, &call);
    if (status != REFERENCE_OK) return luaL_error(lua, "ref.%s: %s", reference->name, call.message);
    push_result(&binding, &call.result);
    return 1;
}

const struct reference *reference_at(lua_State *lua, int index) {
    if (lua_tocfunction(lua, index) != call_reference || !lua_getupvalue(lua, index, 1))
        return NULL;
    const struct reference *reference = lua_touserdata(lua, -1);
    lua_pop(lua, 1);
    return reference;
}

static int refuse_unknown(lua_State *lua) {
    const char *name = luaL_tolstring(lua, 2, NULL);
    const char **names = lua_newuserdatauv(lua, (reference_count + 1) * sizeof *names, 0);
    for (size_t i = 0; i < reference_count; i++)
        names[i] = reference_table[i].name;
    const char *nearest = name_nearest(name, names, reference_count);
    if (nearest)
        return luaL_error(lua, "ref.%s does not exist; the nearest is ref.%s", name, nearest);
    return luaL_error(lua, "ref.%s does not exist; `bitlab list references` shows what does", name);
}

static int refuse_change(lua_State *lua) {
    return luaL_error(lua, "ref is the table of references and cannot be changed");
}

void reference_open(lua_State *lua) {
    lua_createtable(lua, 0, (int)reference_count);
    for (size_t i = 0; i < reference_count; i++) {
        lua_pushlightuserdata(lua, (void *)&reference_table[i]);
        lua_pushcclosure(lua, call_reference, 1);
        lua_setfield(lua, -2, reference_table[i].name);
    }
    lua_createtable(lua, 0, 2);
    lua_pushcfunction(lua, refuse_unknown);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_change);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_setglobal(lua, "ref");
}
