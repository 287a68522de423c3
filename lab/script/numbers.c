// SPDX-License-Identifier: MIT
// What arrays and matrices share: arithmetic by elements, statistics, functions of every element,
// and printing.
#include "lab/script/numbers.h"

#include <math.h>

#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"
#include "lab/script/state.h"

const char array_type[] = "array", matrix_type[] = "matrix";

size_t numbers_count(const struct numbers *numbers) {
    return numbers->rows * numbers->cols;
}

struct numbers *numbers_test(lua_State *lua, int index) {
    struct numbers *array = array_test(lua, index);
    return array ? array : matrix_test(lua, index);
}

static struct numbers *self(lua_State *lua) {
    struct numbers *numbers = numbers_test(lua, 1);
    if (!numbers) luaL_error(lua, "a method of an array is called with a colon: a:sum()");
    return numbers;
}

struct numbers *numbers_push_like(lua_State *lua, int index, const struct numbers *like) {
    return matrix_test(lua, index) ? matrix_push(lua, like->rows, like->cols)
                                   : array_push(lua, like->cols);
}

// Arithmetic. One of the two sides may be a number.

enum operation { ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER };
static const char *const operation_marks[] = {
    [ADD] = "+", [SUBTRACT] = "-", [MULTIPLY] = "*", [DIVIDE] = "/", [POWER] = "^",
};

struct side {
    const double *at; // NULL: a number for all
    double number;
};

// out[i] = left[i] OP right[i]; one loop for each combination, so that each becomes vector code.
#define LOOP(expression)                                                                           \
    for (size_t i = 0; i < n; i++)                                                                 \
    out[i] = (expression)
#define COMBINE(op)                                                                                \
    do {                                                                                           \
        if (x && y)                                                                                \
            LOOP(x[i] op y[i]);                                                                    \
        else if (x)                                                                                \
            LOOP(x[i] op b);                                                                       \
        else                                                                                       \
            LOOP(a op y[i]);                                                                       \
    } while (0)

static void combine(enum operation operation, const struct side *left, const struct side *right,
                    double *restrict out, size_t n) {
    const double *x = left->at, *y = right->at;
    double a = left->number, b = right->number;
    switch (operation) {
    case ADD:
        COMBINE(+);
        break;
    case SUBTRACT:
        COMBINE(-);
        break;
    case MULTIPLY:
        COMBINE(*);
        break;
    case DIVIDE:
        COMBINE(/);
        break;
    case POWER:
        if (x && !y && b == 2)
            LOOP(x[i] * x[i]); // as NumPy does, and forty times as fast
        else
            LOOP(pow(x ? x[i] : a, y ? y[i] : b));
        break;
    }
}

// The operand at `index`: a number, or something like `shape` (which is at `shape_index`).
static struct side operand(lua_State *lua, int index, const struct numbers *shape, bool is_matrix,
                           enum operation operation) {
    if (lua_type(lua, index) == LUA_TNUMBER)
        return (struct side) { .number = lua_tonumber(lua, index) };
    const char *mark = operation_marks[operation];
    struct numbers *numbers =
        is_matrix ? matrix_from(lua, index, "an operand") : array_from(lua, index, "an operand");
    if (!numbers)
        luaL_error(lua, "%s %s: %s cannot be combined with it", is_matrix ? "a matrix" : "an array",
                   mark, kind_at(lua, index));
    if (numbers->rows != shape->rows || numbers->cols != shape->cols) {
        if (is_matrix)
            luaL_error(lua, "matrices of %d x %d and %d x %d cannot be combined by %s",
                       (int)shape->rows, (int)shape->cols, (int)numbers->rows, (int)numbers->cols,
                       mark);
        luaL_error(lua, "arrays of %d and %d numbers cannot be combined by %s", (int)shape->cols,
                   (int)numbers->cols, mark);
    }
    return (struct side) { .at = numbers->at };
}

static int arithmetic(lua_State *lua, enum operation operation) {
    int shape_index = numbers_test(lua, 1) ? 1 : 2;
    if (!matrix_test(lua, 1) && matrix_test(lua, 2)) shape_index = 2;
    const struct numbers *shape = numbers_test(lua, shape_index);
    bool is_matrix = matrix_test(lua, shape_index) != NULL;
    struct side left = operand(lua, 1, shape, is_matrix, operation);
    struct side right = operand(lua, 2, shape, is_matrix, operation);
    struct numbers *result = numbers_push_like(lua, shape_index, shape);
    combine(operation, &left, &right, result->at, numbers_count(result));
    return 1;
}

static int add(lua_State *lua) {
    return arithmetic(lua, ADD);
}
static int subtract(lua_State *lua) {
    return arithmetic(lua, SUBTRACT);
}
static int multiply(lua_State *lua) {
    return arithmetic(lua, MULTIPLY);
}
static int divide(lua_State *lua) {
    return arithmetic(lua, DIVIDE);
}
static int power(lua_State *lua) {
    return arithmetic(lua, POWER);
}

static int negate(lua_State *lua) {
    const struct numbers *numbers = self(lua);
    struct numbers *result = numbers_push_like(lua, 1, numbers);
    for (size_t i = 0; i < numbers_count(numbers); i++)
        result->at[i] = -numbers->at[i];
    return 1;
}

// Equal where kind, shape and every element are; NaN equals nothing, as everywhere in Lua.
static int equal(lua_State *lua) {
    const struct numbers *a = numbers_test(lua, 1), *b = numbers_test(lua, 2);
    bool same = a && b && a->rows == b->rows && a->cols == b->cols &&
                !matrix_test(lua, 1) == !matrix_test(lua, 2);
    for (size_t i = 0; same && i < numbers_count(a); i++)
        same = a->at[i] == b->at[i];
    lua_pushboolean(lua, same);
    return 1;
}

// Statistics, with the last digit of NumPy (kernels/reference/sums.h).

static int sum_method(lua_State *lua) {
    const struct numbers *numbers = self(lua);
    lua_pushnumber(lua, pairwise_sum(numbers->at, numbers_count(numbers)));
    return 1;
}

static int mean_method(lua_State *lua) {
    const struct numbers *numbers = self(lua);
    lua_pushnumber(lua, mean(numbers->at, numbers_count(numbers)));
    return 1;
}

static int deviation_method(lua_State *lua) {
    const struct numbers *numbers = self(lua);
    lua_pushnumber(lua, standard_deviation(numbers->at, numbers_count(numbers)));
    return 1;
}

static int extreme(lua_State *lua, bool largest) {
    const struct numbers *numbers = self(lua);
    double least, most;
    extremes(numbers->at, numbers_count(numbers), &least, &most);
    lua_pushnumber(lua, largest ? most : least);
    return 1;
}

static int min_method(lua_State *lua) {
    return extreme(lua, false);
}
static int max_method(lua_State *lua) {
    return extreme(lua, true);
}

// Functions of every element.

#define EACH(name, expression)                                                                     \
    static int name(lua_State *lua) {                                                              \
        const struct numbers *numbers = self(lua);                                                 \
        double *out = numbers_push_like(lua, 1, numbers)->at;                                      \
        const double *x = numbers->at;                                                             \
        for (size_t i = 0; i < numbers_count(numbers); i++)                                        \
            out[i] = (expression);                                                                 \
        return 1;                                                                                  \
    }

EACH(abs_method, fabs(x[i]))
EACH(sqrt_method, sqrt(x[i]))
EACH(exp_method, exp(x[i]))
EACH(log_method, log(x[i]))
EACH(rint_method, round_half_even(x[i]))

// a:map(f): a new one of f(element).
static int map_method(lua_State *lua) {
    const struct numbers *numbers = self(lua);
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    struct numbers *result = numbers_push_like(lua, 1, numbers);
    for (size_t i = 0; i < numbers_count(numbers); i++) {
        lua_pushvalue(lua, 2);
        lua_pushnumber(lua, numbers->at[i]);
        lua_call(lua, 1, 1);
        if (lua_type(lua, -1) != LUA_TNUMBER)
            return luaL_error(lua,
                              "map: a number is wanted from the function, got %s for element %d",
                              kind_at(lua, -1), (int)i + 1);
        result->at[i] = lua_tonumber(lua, -1);
        lua_pop(lua, 1);
    }
    return 1;
}

// "array {0.5, -1, …} (65536 numbers)"; a matrix shows its shape.
static int print(lua_State *lua) {
    enum { SHOWN = 8 };
    const struct numbers *numbers = self(lua);
    size_t n = numbers_count(numbers);
    luaL_Buffer out;
    luaL_buffinit(lua, &out);
    bool is_matrix = matrix_test(lua, 1) != NULL;
    luaL_addstring(&out, is_matrix ? "matrix {" : "array {");
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        char text[32];
        snprintf(text, sizeof text, "%s%.6g", i ? ", " : "", numbers->at[i]);
        luaL_addstring(&out, text);
    }
    if (n > SHOWN) luaL_addstring(&out, ", …");
    luaL_addstring(&out, "}");
    char shape[64] = "";
    if (is_matrix)
        snprintf(shape, sizeof shape, " (%zu x %zu)", numbers->rows, numbers->cols);
    else if (n > SHOWN)
        snprintf(shape, sizeof shape, " (%zu numbers)", n);
    luaL_addstring(&out, shape);
    luaL_pushresult(&out);
    return 1;
}

void numbers_set_shared(lua_State *lua) {
    static const luaL_Reg operators[] = {
        { "__add", add },    { "__sub", subtract },   { "__mul", multiply },
        { "__div", divide }, { "__pow", power },      { "__unm", negate },
        { "__eq", equal },   { "__tostring", print }, { NULL, NULL },
    };
    static const luaL_Reg methods[] = {
        { "sum", sum_method },   { "mean", mean_method }, { "std", deviation_method },
        { "min", min_method },   { "max", max_method },   { "abs", abs_method },
        { "sqrt", sqrt_method }, { "exp", exp_method },   { "log", log_method },
        { "rint", rint_method }, { "map", map_method },   { NULL, NULL },
    };
    luaL_setfuncs(lua, operators, 0);
    lua_getfield(lua, -1, "methods");
    luaL_setfuncs(lua, methods, 0);
    lua_pop(lua, 1);
}
