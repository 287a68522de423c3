// SPDX-License-Identifier: MIT
// Values leave Lua as plain trees in an arena, with their positions in the source, and enter it
// again as tables. Tables are read raw; arrays and matrices leave as lists of floats.
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"

const char *kind_at(lua_State *lua, int index) {
    static const char *const names[] = {
        [LUA_TNIL] = "nil",
        [LUA_TBOOLEAN] = "a boolean",
        [LUA_TNUMBER] = "a number",
        [LUA_TSTRING] = "a string",
        [LUA_TFUNCTION] = "a function",
        [LUA_TTABLE] = "a table",
        [LUA_TTHREAD] = "a coroutine",
        [LUA_TUSERDATA] = "an object",
        [LUA_TLIGHTUSERDATA] = "an object",
    };
    int type = lua_type(lua, index);
    if (array_test(lua, index)) return "an array";
    if (matrix_test(lua, index)) return "a matrix";
    return type < 0 ? "nothing" : names[type];
}

static struct value convert(lua_State *lua, int index, struct value_reader *reader,
                            const struct position *position, int depth);

static struct value numbers_list(const double *at, size_t n, struct value_reader *reader) {
    return value_of_numbers(reader->arena, at, n);
}

static struct value matrix_list(const struct numbers *matrix, struct value_reader *reader) {
    struct value list = value_of_list(reader->arena, matrix->rows);
    for (size_t i = 0; i < matrix->rows; i++)
        list.table.items[i] = numbers_list(matrix->at + i * matrix->cols, matrix->cols, reader);
    return list;
}

static struct value convert_userdata(lua_State *lua, int index, struct value_reader *reader,
                                     const struct position *position) {
    const struct numbers *array = array_test(lua, index), *matrix = matrix_test(lua, index);
    const struct numbers *numbers = array ? array : matrix;
    if (!numbers)
        failure_raise(lua, reader->path, position ? position->line : 0,
                      "%s cannot stand here; a plain value is wanted",
                      luaL_tolstring(lua, index, NULL));
    reader->count += numbers_count(numbers);
    return array ? numbers_list(array->at, array->cols, reader) : matrix_list(matrix, reader);
}

static struct value convert_function(lua_State *lua, int index) {
    const struct reference *reference = reference_at(lua, index);
    if (reference) return (struct value) { .kind = VALUE_REFERENCE, .reference = reference };
    lua_pushvalue(lua, index);
    return (struct value) { .kind = VALUE_FUNCTION, .handle = luaL_ref(lua, LUA_REGISTRYINDEX) };
}

// Whether the key at `index` is one of the list part's 1..n.
static bool is_item(lua_State *lua, int index, size_t n) {
    if (!lua_isinteger(lua, index)) return false;
    lua_Integer i = lua_tointeger(lua, index);
    return i >= 1 && (size_t)i <= n;
}

static int key_rank(const struct value *key) {
    return value_is_number(key) ? 0 : key->kind == VALUE_STRING ? 1 : 2;
}

// Numbers first, then strings by bytes, then booleans.
static int by_key(const void *a, const void *b) {
    const struct value *x = &((const struct value_field *)a)->key;
    const struct value *y = &((const struct value_field *)b)->key;
    int rank = key_rank(x) - key_rank(y);
    if (rank) return rank;
    if (x->kind == VALUE_STRING) return strcmp(x->string.at, y->string.at);
    if (x->kind == VALUE_BOOLEAN) return x->boolean - y->boolean;
    return (value_number(x) > value_number(y)) - (value_number(x) < value_number(y));
}

// Where a field or an item stands; where that is not known, the line of its table must do.
static struct position position_inside(const struct position *at, const struct value *key) {
    const struct position *found = NULL;
    if (key->kind == VALUE_STRING)
        found = position_of_name(at, key->string.at);
    else if (value_is_number(key))
        found = position_of_number(at, value_number(key));
    struct position unknown = { .line = at ? at->line : 0, .column = at ? at->column : 0 };
    return found ? *found : unknown;
}

static void convert_fields(lua_State *lua, int index, struct value_reader *reader,
                           const struct position *position, int depth, struct value *table) {
    size_t n = 0;
    lua_pushnil(lua);
    for (; lua_next(lua, index); lua_pop(lua, 1))
        n += !is_item(lua, -2, table->table.n);
    struct value_field *fields = arena_alloc(reader->arena, n * sizeof *fields);
    size_t i = 0;
    lua_pushnil(lua);
    for (; lua_next(lua, index); lua_pop(lua, 1)) {
        if (is_item(lua, -2, table->table.n)) continue;
        int type = lua_type(lua, -2);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
            failure_raise(lua, reader->path, position ? position->line : 0,
                          "a table's key is %s; a name or a number is wanted", kind_at(lua, -2));
        fields[i].key = convert(lua, lua_gettop(lua) - 1, reader, NULL, depth + 1);
        struct position place = position_inside(position, &fields[i].key);
        fields[i].value = convert(lua, lua_gettop(lua), reader, &place, depth + 1);
        i++;
    }
    if (n) qsort(fields, n, sizeof *fields, by_key);
    table->table.fields = fields;
    table->table.n_fields = n;
}

static struct value convert_table(lua_State *lua, int index, struct value_reader *reader,
                                  const struct position *position, int depth) {
    int line = position ? position->line : 0;
    if (depth > SCRIPT_DEPTH_MAX)
        failure_raise(lua, reader->path, line,
                      "tables stand in tables more than %d deep, or one contains itself",
                      SCRIPT_DEPTH_MAX);
    luaL_checkstack(lua, 8, "tables too deep");
    size_t n = lua_rawlen(lua, index);
    if (reader->count + n > SCRIPT_VALUES_MAX)
        failure_raise(lua, reader->path, line, "more than %d values in one table",
                      SCRIPT_VALUES_MAX);
    struct value table = value_of_list(reader->arena, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        struct value number = value_of_number((double)i + 1);
        struct position place = position_inside(position, &number);
        table.table.items[i] = convert(lua, lua_gettop(lua), reader, &place, depth + 1);
        lua_pop(lua, 1);
    }
    convert_fields(lua, index, reader, position, depth, &table);
    return table;
}

static struct value convert_scalar(lua_State *lua, int index, struct value_reader *reader,
                                   const struct position *position) {
    size_t size;
    const char *text;
    switch (lua_type(lua, index)) {
    case LUA_TNIL:
        return (struct value) { .kind = VALUE_NIL };
    case LUA_TBOOLEAN:
        return value_of_boolean(lua_toboolean(lua, index));
    case LUA_TNUMBER:
        if (lua_isinteger(lua, index)) return value_of_integer(lua_tointeger(lua, index));
        return value_of_number(lua_tonumber(lua, index));
    case LUA_TSTRING:
        text = lua_tolstring(lua, index, &size);
        return value_of_string(reader->arena, text, size);
    case LUA_TFUNCTION:
        return convert_function(lua, index);
    case LUA_TUSERDATA:
        return convert_userdata(lua, index, reader, position);
    default:
        failure_raise(lua, reader->path, position ? position->line : 0,
                      "%s cannot stand here; a plain value is wanted", kind_at(lua, index));
    }
}

static struct value convert(lua_State *lua, int index, struct value_reader *reader,
                            const struct position *position, int depth) {
    struct value value;
    if (++reader->count > SCRIPT_VALUES_MAX)
        failure_raise(lua, reader->path, position ? position->line : 0,
                      "more than %d values in one table", SCRIPT_VALUES_MAX);
    if (lua_type(lua, index) == LUA_TTABLE)
        value = convert_table(lua, index, reader, position, depth);
    else
        value = convert_scalar(lua, index, reader, position);
    value.line = position ? position->line : 0;
    value.column = position ? position->column : 0;
    return value;
}

struct value value_from_lua(lua_State *lua, int index, struct value_reader *reader,
                            const struct position *position) {
    return convert(lua, lua_absindex(lua, index), reader, position, 0);
}

static void push_table(lua_State *lua, const struct value *value) {
    luaL_checkstack(lua, 4, "tables too deep");
    lua_createtable(lua, (int)value->table.n, (int)value->table.n_fields);
    for (size_t i = 0; i < value->table.n; i++) {
        value_to_lua(lua, &value->table.items[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    for (size_t i = 0; i < value->table.n_fields; i++) {
        value_to_lua(lua, &value->table.fields[i].key);
        value_to_lua(lua, &value->table.fields[i].value);
        lua_rawset(lua, -3);
    }
}

void value_to_lua(lua_State *lua, const struct value *value) {
    switch (value->kind) {
    case VALUE_NIL:
        lua_pushnil(lua);
        break;
    case VALUE_BOOLEAN:
        lua_pushboolean(lua, value->boolean);
        break;
    case VALUE_INTEGER:
        lua_pushinteger(lua, value->integer);
        break;
    case VALUE_NUMBER:
        lua_pushnumber(lua, value->number);
        break;
    case VALUE_STRING:
        lua_pushlstring(lua, value->string.at, value->string.size);
        break;
    case VALUE_TABLE:
        push_table(lua, value);
        break;
    case VALUE_FUNCTION:
        lua_rawgeti(lua, LUA_REGISTRYINDEX, value->handle);
        break;
    case VALUE_REFERENCE: {
        const struct reference *reference = value->reference;
        lua_getglobal(lua, "ref");
        lua_getfield(lua, -1, reference->name);
        lua_remove(lua, -2);
        break;
    }
    }
}
