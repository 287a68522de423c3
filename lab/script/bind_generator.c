// SPDX-License-Identifier: MIT
// `rng.default(seed)` and `rng.legacy(seed)`: NumPy's generators for course files. With a count a
// draw is an array.
#include <math.h>
#include <string.h>

#include "kernels/random/generator.h"
#include "lab/script/numbers.h"
#include "lab/script/state.h"

const char generator_type[] = "generator";

// Lua aligns userdata to 8 bytes, a generator wants 16: it stands at the first such place inside.
static struct generator *aligned(void *userdata) {
    const uintptr_t align = _Alignof(struct generator);
    return (struct generator *)(((uintptr_t)userdata + align - 1) & ~(align - 1));
}

static struct generator *push(lua_State *lua) {
    size_t room = sizeof(struct generator) + _Alignof(struct generator);
    void *userdata = lua_newuserdatauv(lua, room, 0);
    luaL_setmetatable(lua, generator_type);
    return aligned(userdata);
}

static struct generator *self(lua_State *lua) {
    void *userdata = luaL_testudata(lua, 1, generator_type);
    if (!userdata)
        luaL_error(lua, "a draw is made with a colon on a generator: rng.default(2):normal(16)");
    return aligned(userdata);
}

void generator_push(lua_State *lua, uint64_t seed) {
    generator_init_default(push(lua), seed);
}

// A seed is a whole number from 0; integers below zero stand for the 64-bit seeds above 2^63.
static uint64_t check_seed(lua_State *lua, const char *what) {
    int whole = 0;
    lua_Integer seed = lua_type(lua, 1) == LUA_TNUMBER ? lua_tointegerx(lua, 1, &whole) : 0;
    if (!whole || (seed < 0 && !lua_isinteger(lua, 1)))
        luaL_error(lua, "%s(seed): the seed is a whole number from 0, as rng.default(2)", what);
    return (uint64_t)seed;
}

static int make_default(lua_State *lua) {
    generator_push(lua, check_seed(lua, "rng.default"));
    return 1;
}

static int make_legacy(lua_State *lua) {
    uint64_t seed = check_seed(lua, "rng.legacy");
    if (!generator_init_legacy(push(lua), seed))
        return luaL_error(lua, "rng.legacy(seed): the seed is a whole number from 0 to 4294967295");
    return 1;
}

// The count at `index`: how many numbers are asked for; false where it is left out and one number
// is wanted.
static bool check_count(lua_State *lua, int index, const char *method, size_t *n) {
    if (lua_isnoneornil(lua, index)) return false;
    int whole = 0;
    lua_Integer count =
        lua_type(lua, index) == LUA_TNUMBER ? lua_tointegerx(lua, index, &whole) : 0;
    if (!whole || count < 0 || count > NUMBERS_MAX)
        luaL_error(lua, "%s: the count is a whole number from 0 to %d", method, NUMBERS_MAX);
    *n = (size_t)count;
    return true;
}

static double number_or(lua_State *lua, int index, double otherwise, const char *method,
                        const char *name) {
    if (lua_isnoneornil(lua, index)) return otherwise;
    if (lua_type(lua, index) != LUA_TNUMBER)
        luaL_error(lua, "%s: %s is a number, not %s", method, name, kind_at(lua, index));
    return lua_tonumber(lua, index);
}

static double number_at(lua_State *lua, int index, const char *method, const char *name) {
    if (lua_isnoneornil(lua, index)) luaL_error(lua, "%s: %s is missing", method, name);
    return number_or(lua, index, 0, method, name);
}

static int draw_random(lua_State *lua) {
    struct generator *generator = self(lua);
    size_t n;
    if (check_count(lua, 2, "random", &n))
        generator_fill_random(generator, array_push(lua, n)->at, n);
    else
        lua_pushnumber(lua, generator_random(generator));
    return 1;
}

static int draw_normal(lua_State *lua) {
    struct generator *generator = self(lua);
    double mean = number_or(lua, 3, 0, "normal", "the mean");
    double deviation = number_or(lua, 4, 1, "normal", "the deviation");
    size_t n;
    if (deviation < 0) return luaL_error(lua, "normal: the deviation is at least 0");
    if (check_count(lua, 2, "normal", &n))
        generator_fill_normal(generator, mean, deviation, array_push(lua, n)->at, n);
    else
        lua_pushnumber(lua, generator_normal(generator, mean, deviation));
    return 1;
}

static int draw_uniform(lua_State *lua) {
    struct generator *generator = self(lua);
    double low = number_at(lua, 2, "uniform(a, b)", "a");
    double high = number_at(lua, 3, "uniform(a, b)", "b");
    size_t n;
    if (check_count(lua, 4, "uniform", &n))
        generator_fill_uniform(generator, low, high, array_push(lua, n)->at, n);
    else
        lua_pushnumber(lua, generator_uniform(generator, low, high));
    return 1;
}

static int64_t whole_at(lua_State *lua, int index, const char *method, const char *name) {
    int whole = 0;
    lua_Integer i = lua_type(lua, index) == LUA_TNUMBER ? lua_tointegerx(lua, index, &whole) : 0;
    if (!whole) luaL_error(lua, "%s: %s is a whole number", method, name);
    return i;
}

// Whole numbers in [low, high], or [low, high) where `excluded`. One is a Lua integer, many are an
// array.
static int draw_integers(lua_State *lua, bool excluded) {
    const char *method = excluded ? "integers(low, high)" : "integer(a, b)";
    struct generator *generator = self(lua);
    int64_t low = whole_at(lua, 2, method, excluded ? "low" : "a");
    int64_t high = whole_at(lua, 3, method, excluded ? "high" : "b");
    if (excluded ? low >= high : low > high)
        return luaL_error(lua, "%s: no whole number lies from %I to %I%s", method, (lua_Integer)low,
                          (lua_Integer)high, excluded ? " with the end left out" : "");
    size_t n;
    int64_t value = 0;
    if (!check_count(lua, 4, method, &n)) {
        if (excluded)
            generator_integer(generator, low, high, &value);
        else
            generator_integer_within(generator, low, high, &value);
        lua_pushinteger(lua, value);
        return 1;
    }
    struct numbers *array = array_push(lua, n);
    for (size_t i = 0; i < n; i++) {
        if (excluded)
            generator_integer(generator, low, high, &value);
        else
            generator_integer_within(generator, low, high, &value);
        array->at[i] = (double)value;
    }
    return 1;
}

static int draw_integer_within(lua_State *lua) {
    return draw_integers(lua, false);
}
static int draw_integer_excluded(lua_State *lua) {
    return draw_integers(lua, true);
}

// r:choice(list): one of its items, each as likely.
static int draw_choice(lua_State *lua) {
    struct generator *generator = self(lua);
    const struct numbers *array = array_test(lua, 2);
    if (!array && lua_type(lua, 2) != LUA_TTABLE)
        return luaL_error(lua, "choice: a list is wanted, as rng:choice { 7, 13, 70 }");
    int64_t n = array ? (int64_t)array->cols : (int64_t)lua_rawlen(lua, 2), i;
    if (!generator_integer(generator, 0, n, &i))
        return luaL_error(lua, "choice: the list is empty");
    lua_geti(lua, 2, i + 1);
    return 1;
}

static int describe(lua_State *lua) {
    lua_pushstring(lua, self(lua)->kind == GENERATOR_DEFAULT ? "a generator (rng.default)"
                                                             : "a generator (rng.legacy)");
    return 1;
}

void generator_open(lua_State *lua) {
    static const luaL_Reg methods[] = {
        { "random", draw_random },
        { "normal", draw_normal },
        { "uniform", draw_uniform },
        { "integer", draw_integer_within },
        { "integers", draw_integer_excluded },
        { "choice", draw_choice },
        { NULL, NULL },
    };
    static const luaL_Reg makers[] = {
        { "default", make_default },
        { "legacy", make_legacy },
        { NULL, NULL },
    };
    luaL_newmetatable(lua, generator_type);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, describe);
    lua_setfield(lua, -2, "__tostring");
    lua_pop(lua, 1);
    luaL_newlib(lua, makers);
    lua_setglobal(lua, "rng");
}
