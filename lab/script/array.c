// SPDX-License-Identifier: MIT
// The `array` of course files: a vector of numbers in C that reads like a list and adds like a
// NumPy array.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/sums.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"

static struct numbers *push(lua_State *lua, size_t rows, size_t cols, const char *type) {
    if (rows && cols > NUMBERS_MAX / rows)
        luaL_error(lua, "%s of more than %d numbers is too large", type, NUMBERS_MAX);
    size_t bytes = sizeof(struct numbers) + rows * cols * sizeof(double);
    struct numbers *numbers = lua_newuserdatauv(lua, bytes, 0);
    numbers->rows = rows;
    numbers->cols = cols;
    numbers->at = numbers->own;
    luaL_setmetatable(lua, type);
    return numbers;
}

struct numbers *array_push(lua_State *lua, size_t n) {
    return push(lua, 1, n, array_type);
}

struct numbers *matrix_push(lua_State *lua, size_t rows, size_t cols) {
    return push(lua, rows, cols, matrix_type);
}

struct numbers *array_test(lua_State *lua, int index) {
    return luaL_testudata(lua, index, array_type);
}

struct numbers *array_from(lua_State *lua, int index, const char *what) {
    struct numbers *array = array_test(lua, index);
    if (array || lua_type(lua, index) != LUA_TTABLE) return array;
    index = lua_absindex(lua, index);
    size_t n = lua_rawlen(lua, index);
    array = array_push(lua, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        if (lua_type(lua, -1) != LUA_TNUMBER)
            luaL_error(lua, "%s: item %d is %s, not a number", what, (int)i + 1, kind_at(lua, -1));
        array->at[i] = lua_tonumber(lua, -1);
        lua_pop(lua, 1);
    }
    lua_replace(lua, index);
    return array;
}

// a[i], nil outside 1..n; a.name is a method.
static int get_index(lua_State *lua) {
    const struct numbers *array = array_test(lua, 1);
    int whole = 0;
    lua_Integer i = lua_type(lua, 2) == LUA_TNUMBER ? lua_tointegerx(lua, 2, &whole) : 0;
    if (!whole) return numbers_method(lua);
    if (i < 1 || (size_t)i > array->cols) return 0;
    lua_pushnumber(lua, array->at[i - 1]);
    return 1;
}

static int set_index(lua_State *lua) {
    struct numbers *array = array_test(lua, 1);
    int whole = 0;
    lua_Integer i = lua_type(lua, 2) == LUA_TNUMBER ? lua_tointegerx(lua, 2, &whole) : 0;
    if (!whole) return luaL_error(lua, "an array has numbered elements only");
    if (i < 1 || (size_t)i > array->cols)
        return luaL_error(lua, "element %I is outside 1..%d; an array does not grow", i,
                          (int)array->cols);
    if (lua_type(lua, 3) != LUA_TNUMBER)
        return luaL_error(lua, "an array holds numbers, not %s", kind_at(lua, 3));
    array->at[i - 1] = lua_tonumber(lua, 3);
    return 0;
}

static int length(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)array_test(lua, 1)->cols);
    return 1;
}

static int next_element(lua_State *lua) {
    const struct numbers *array = array_test(lua, 1);
    lua_Integer i = lua_tointeger(lua, 2) + 1;
    if (!array || i < 1 || (size_t)i > array->cols) return 0;
    lua_pushinteger(lua, i);
    lua_pushnumber(lua, array->at[i - 1]);
    return 2;
}

static int pairs(lua_State *lua) {
    lua_pushcfunction(lua, next_element);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    if (isnan(x) || isnan(y)) return isnan(x) - isnan(y); // NaN comes last, as in NumPy
    return (x > y) - (x < y);
}

static struct numbers *self(lua_State *lua) {
    struct numbers *array = array_test(lua, 1);
    if (!array) luaL_error(lua, "a method of an array is called with a colon: a:sort()");
    return array;
}

// a:sort(): a sorted copy.
static int sort_method(lua_State *lua) {
    const struct numbers *array = self(lua);
    struct numbers *sorted = array_push(lua, array->cols);
    memcpy(sorted->at, array->at, array->cols * sizeof *array->at);
    if (sorted->cols) qsort(sorted->at, sorted->cols, sizeof *sorted->at, by_size);
    return 1;
}

// a:slice(first, last): a copy of those elements, both ends included; last may be left out.
static int slice_method(lua_State *lua) {
    const struct numbers *array = self(lua);
    lua_Integer n = (lua_Integer)array->cols;
    lua_Integer first = luaL_checkinteger(lua, 2), last = luaL_optinteger(lua, 3, n);
    if (first < 1 || last > n || last < first - 1)
        return luaL_error(lua, "slice: %I to %I is not within 1..%I", first, last, n);
    struct numbers *part = array_push(lua, (size_t)(last - first + 1));
    memcpy(part->at, array->at + first - 1, part->cols * sizeof *part->at);
    return 1;
}

// a:list(): a Lua list.
static int list_method(lua_State *lua) {
    const struct numbers *array = self(lua);
    lua_createtable(lua, (int)array->cols, 0);
    for (size_t i = 0; i < array->cols; i++) {
        lua_pushnumber(lua, array->at[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static size_t check_count(lua_State *lua, int index, const char *what) {
    lua_Integer n = luaL_checkinteger(lua, index);
    if (n < 0 || n > NUMBERS_MAX)
        luaL_error(lua, "%s: %I numbers; from 0 to %d can be held", what, n, NUMBERS_MAX);
    return (size_t)n;
}

// array { 1, 2, 3 }, array(n), array(n, value), array(a) (a copy).
static int make(lua_State *lua) {
    if (lua_type(lua, 2) == LUA_TNUMBER) {
        size_t n = check_count(lua, 2, "array");
        double value = luaL_optnumber(lua, 3, 0);
        struct numbers *array = array_push(lua, n);
        for (size_t i = 0; i < n; i++)
            array->at[i] = value;
        return 1;
    }
    const struct numbers *given = array_test(lua, 2);
    if (given) {
        struct numbers *copy = array_push(lua, given->cols);
        memcpy(copy->at, given->at, given->cols * sizeof *copy->at);
        return 1;
    }
    if (!array_from(lua, 2, "array"))
        return luaL_error(lua, "array: a list of numbers or a count is wanted, got %s",
                          kind_at(lua, 2));
    lua_settop(lua, 2);
    return 1;
}

// array.linspace(start, stop, n): both ends included, as NumPy's.
static int make_linspace(lua_State *lua) {
    double start = luaL_checknumber(lua, 1), stop = luaL_checknumber(lua, 2);
    size_t n = check_count(lua, 3, "array.linspace");
    linspace(start, stop, n, array_push(lua, n)->at);
    return 1;
}

// array.range(first, last [, step]): first, first + step, … up to last, as Lua's `for`.
static int make_range(lua_State *lua) {
    double first = luaL_checknumber(lua, 1), last = luaL_checknumber(lua, 2);
    double step = luaL_optnumber(lua, 3, 1), steps = floor((last - first) / step + 1e-9);
    if (step == 0 || isnan(steps)) return luaL_error(lua, "array.range: the step is 0");
    if (steps >= NUMBERS_MAX)
        return luaL_error(lua, "array.range: more than %d numbers", NUMBERS_MAX);
    struct numbers *array = array_push(lua, steps < 0 ? 0 : (size_t)steps + 1);
    for (size_t i = 0; i < array->cols; i++)
        array->at[i] = first + (double)i * step;
    return 1;
}

int numbers_method(lua_State *lua) {
    lua_settop(lua, 2);
    lua_rawget(lua, lua_upvalueindex(1));
    return 1;
}

void array_open(lua_State *lua) {
    static const luaL_Reg metamethods[] = {
        { "__newindex", set_index },
        { "__len", length },
        { "__pairs", pairs },
        { NULL, NULL },
    };
    static const luaL_Reg methods[] = {
        { "sort", sort_method },
        { "slice", slice_method },
        { "list", list_method },
        { NULL, NULL },
    };
    static const luaL_Reg makers[] = {
        { "linspace", make_linspace },
        { "range", make_range },
        { NULL, NULL },
    };
    luaL_newmetatable(lua, array_type);
    lua_newtable(lua);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "methods");
    luaL_setfuncs(lua, methods, 0);
    lua_pushcclosure(lua, get_index, 1);
    lua_setfield(lua, -2, "__index");
    luaL_setfuncs(lua, metamethods, 0);
    numbers_set_shared(lua);
    lua_pop(lua, 1);
    luaL_newlib(lua, makers);
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, make);
    lua_setfield(lua, -2, "__call");
    lua_setmetatable(lua, -2);
    lua_setglobal(lua, "array");
}
