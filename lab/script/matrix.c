// SPDX-License-Identifier: MIT
// The `matrix` of course files: rows and columns of numbers in C; m[i] is its row i, an array that
// shares the numbers.
#include <string.h>

#include "lab/script/numbers.h"
#include "lab/script/state.h"

struct numbers *matrix_test(lua_State *lua, int index) {
    return luaL_testudata(lua, index, matrix_type);
}

static void copy_row(lua_State *lua, struct numbers *matrix, size_t row, const char *what) {
    const struct numbers *array = array_from(lua, -1, what);
    if (!array)
        luaL_error(lua, "%s: row %d is %s, not a list of numbers", what, (int)row + 1,
                   kind_at(lua, -1));
    if (array->cols != matrix->cols)
        luaL_error(lua, "%s: rows 1 and %d differ in length: %d and %d numbers", what, (int)row + 1,
                   (int)matrix->cols, (int)array->cols);
    memcpy(matrix->at + row * matrix->cols, array->at, array->cols * sizeof *array->at);
}

struct numbers *matrix_from(lua_State *lua, int index, const char *what) {
    struct numbers *matrix = matrix_test(lua, index);
    if (matrix || lua_type(lua, index) != LUA_TTABLE) return matrix;
    index = lua_absindex(lua, index);
    size_t rows = lua_rawlen(lua, index);
    for (size_t i = 0; i < rows; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        const struct numbers *array = array_test(lua, -1);
        size_t cols = array ? array->cols : lua_istable(lua, -1) ? lua_rawlen(lua, -1) : 0;
        if (!matrix) {
            matrix = matrix_push(lua, rows, cols);
            lua_insert(lua, -2);
        }
        copy_row(lua, matrix, i, what);
        lua_pop(lua, 1);
    }
    if (!matrix) matrix = matrix_push(lua, 0, 0);
    lua_replace(lua, index);
    return matrix;
}

static struct numbers *self(lua_State *lua) {
    struct numbers *matrix = matrix_test(lua, 1);
    if (!matrix) luaL_error(lua, "a method of a matrix is called with a colon: m:rows()");
    return matrix;
}

// An array over one row. Its user value keeps the matrix alive.
static void push_row(lua_State *lua, const struct numbers *matrix, size_t row) {
    struct numbers *view = lua_newuserdatauv(lua, sizeof *view, 1);
    view->rows = 1;
    view->cols = matrix->cols;
    view->at = (double *)matrix->at + row * matrix->cols;
    lua_pushvalue(lua, 1);
    lua_setiuservalue(lua, -2, 1);
    luaL_setmetatable(lua, array_type);
}

static int get_index(lua_State *lua) {
    const struct numbers *matrix = matrix_test(lua, 1);
    int whole = 0;
    lua_Integer i = lua_type(lua, 2) == LUA_TNUMBER ? lua_tointegerx(lua, 2, &whole) : 0;
    if (!whole) return numbers_method(lua);
    if (i < 1 || (size_t)i > matrix->rows) return 0;
    push_row(lua, matrix, (size_t)i - 1);
    return 1;
}

// m[i] = row: a list or array of as many numbers as there are columns.
static int set_index(lua_State *lua) {
    struct numbers *matrix = matrix_test(lua, 1);
    lua_Integer i = luaL_checkinteger(lua, 2);
    if (i < 1 || (size_t)i > matrix->rows)
        return luaL_error(lua, "row %I is outside 1..%d; a matrix does not grow", i,
                          (int)matrix->rows);
    lua_settop(lua, 3);
    const struct numbers *row = array_from(lua, 3, "a row");
    if (!row || row->cols != matrix->cols)
        return luaL_error(lua, "a row of this matrix is a list of %d numbers", (int)matrix->cols);
    memmove(matrix->at + (size_t)(i - 1) * matrix->cols, row->at, row->cols * sizeof *row->at);
    return 0;
}

static int rows_method(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)self(lua)->rows);
    return 1;
}

static int cols_method(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)self(lua)->cols);
    return 1;
}

static int next_row(lua_State *lua) {
    const struct numbers *matrix = self(lua);
    lua_Integer i = luaL_checkinteger(lua, 2) + 1;
    if (i < 1 || (size_t)i > matrix->rows) return 0;
    lua_pushinteger(lua, i);
    push_row(lua, matrix, (size_t)i - 1);
    return 2;
}

static int pairs(lua_State *lua) {
    lua_pushcfunction(lua, next_row);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

static size_t check_place(lua_State *lua, size_t n, const char *what) {
    lua_Integer i = luaL_checkinteger(lua, 2);
    if (i < 1 || (size_t)i > n) luaL_error(lua, "%s %I is outside 1..%d", what, i, (int)n);
    return (size_t)i - 1;
}

// m:row(i), m:column(j): copies, as arrays.
static int row_method(lua_State *lua) {
    const struct numbers *matrix = self(lua);
    size_t i = check_place(lua, matrix->rows, "row");
    struct numbers *row = array_push(lua, matrix->cols);
    memcpy(row->at, matrix->at + i * matrix->cols, matrix->cols * sizeof *row->at);
    return 1;
}

static int column_method(lua_State *lua) {
    const struct numbers *matrix = self(lua);
    size_t j = check_place(lua, matrix->cols, "column");
    struct numbers *column = array_push(lua, matrix->rows);
    for (size_t i = 0; i < matrix->rows; i++)
        column->at[i] = matrix->at[i * matrix->cols + j];
    return 1;
}

static int transpose_method(lua_State *lua) {
    const struct numbers *matrix = self(lua);
    struct numbers *other = matrix_push(lua, matrix->cols, matrix->rows);
    for (size_t i = 0; i < matrix->rows; i++)
        for (size_t j = 0; j < matrix->cols; j++)
            other->at[j * matrix->rows + i] = matrix->at[i * matrix->cols + j];
    return 1;
}

// m:array(): all its numbers, row by row.
static int array_method(lua_State *lua) {
    const struct numbers *matrix = self(lua);
    struct numbers *array = array_push(lua, numbers_count(matrix));
    memcpy(array->at, matrix->at, array->cols * sizeof *array->at);
    return 1;
}

// matrix { { 1, 2 }, { 3, 4 } }, matrix(rows, cols [, value]), matrix(rows, cols, array) row by
// row.
static int make(lua_State *lua) {
    if (lua_type(lua, 2) != LUA_TNUMBER) {
        struct numbers *given = matrix_test(lua, 2);
        if (given)
            return lua_remove(lua, 1), lua_settop(lua, 1), lua_pushnumber(lua, 1),
                   lua_arith(lua, LUA_OPMUL), 1;
        if (!matrix_from(lua, 2, "matrix"))
            return luaL_error(lua, "matrix: a list of rows is wanted, got %s", kind_at(lua, 2));
        lua_settop(lua, 2);
        return 1;
    }
    lua_Integer rows = luaL_checkinteger(lua, 2), cols = luaL_checkinteger(lua, 3);
    if (rows < 0 || cols < 0) return luaL_error(lua, "matrix: %I x %I is no shape", rows, cols);
    lua_settop(lua, 4);
    const struct numbers *values =
        lua_type(lua, 4) == LUA_TNUMBER || lua_isnil(lua, 4) ? NULL : array_from(lua, 4, "matrix");
    double value = values ? 0 : luaL_optnumber(lua, 4, 0);
    struct numbers *matrix = matrix_push(lua, (size_t)rows, (size_t)cols);
    size_t n = numbers_count(matrix);
    if (values && values->cols != n)
        return luaL_error(lua, "matrix: %d numbers do not fill %I x %I", (int)values->cols, rows,
                          cols);
    for (size_t i = 0; i < n; i++)
        matrix->at[i] = values ? values->at[i] : value;
    return 1;
}

void matrix_open(lua_State *lua) {
    static const luaL_Reg metamethods[] = {
        { "__newindex", set_index },
        { "__len", rows_method },
        { "__pairs", pairs },
        { NULL, NULL },
    };
    static const luaL_Reg methods[] = {
        { "rows", rows_method },
        { "cols", cols_method },
        { "row", row_method },
        { "column", column_method },
        { "array", array_method },
        { "transpose", transpose_method },
        { NULL, NULL },
    };
    luaL_newmetatable(lua, matrix_type);
    lua_newtable(lua);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "methods");
    luaL_setfuncs(lua, methods, 0);
    lua_pushcclosure(lua, get_index, 1);
    lua_setfield(lua, -2, "__index");
    luaL_setfuncs(lua, metamethods, 0);
    numbers_set_shared(lua);
    lua_pop(lua, 1);
    lua_createtable(lua, 0, 0);
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, make);
    lua_setfield(lua, -2, "__call");
    lua_setmetatable(lua, -2);
    lua_setglobal(lua, "matrix");
}
