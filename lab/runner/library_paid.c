// SPDX-License-Identifier: MIT
// Where steps are counted, each function of Lua's library is paid for before it runs, since what a
// C function does is no instruction: by the number of its arguments and the length of its strings,
// or, where that says little, by a price of its own. The function itself is then called in the same
// frame, so that its errors name what they always name.
//
// Finalisers do not run there: inside of one nothing is counted.
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "lab/runner/library.h"
#include "lab/runner/lua_state.h"
#include "lab/runner/pattern_steps.h"
#include "lab/runner/steps.h"

enum { CONVERSION = 16 }; // steps of making a text of a number, about

void library_pay(lua_State *L, uint64_t steps) {
    steps_pay(&lua_state_of(L)->memory, steps);
}

static uint64_t length_of(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TSTRING ? lua_rawlen(L, index) : 0;
}

static lua_Integer integer_or(lua_State *L, int index, lua_Integer otherwise) {
    int is_integer;
    lua_Integer integer = lua_tointegerx(L, index, &is_integer);
    return is_integer ? integer : otherwise;
}

// How many there are from the one to the other; more than anyone can pay is enough.
static uint64_t span(lua_Integer from, lua_Integer to) {
    uint64_t n = to < from ? 0 : (uint64_t)to - (uint64_t)from;
    return to < from ? 0 : n < UINT32_MAX ? n + 1 : UINT32_MAX;
}

// As the function will see it: a table's `__len` may say anything.
static lua_Integer list_size(lua_State *L) {
    return lua_type(L, 1) == LUA_TTABLE ? luaL_len(L, 1) : 0;
}

static uint64_t texts_from(lua_State *L, int first) {
    uint64_t bytes = 0;
    for (int i = first, n = lua_gettop(L); i <= n; i++)
        bytes += length_of(L, i);
    return bytes;
}

void library_pay_arguments(lua_State *L) {
    library_pay(L, 1 + (uint64_t)lua_gettop(L) + texts_from(L, 1) / BYTES_A_STEP);
}

void library_pay_texts(lua_State *L) {
    library_pay_arguments(L);
    library_pay(L, CONVERSION * (uint64_t)lua_gettop(L));
}

// --- prices of their own ---
// What is done with the first argument. The others are paid for by their length: where a number is
// wanted, a text of any length is read as one.

static void pay_once(lua_State *L) {
    library_pay(L, 1);
}

// rep(s, n): it takes n rounds also where nothing is copied.
static void pay_rep(lua_State *L) {
    library_pay(L, 1 + span(1, integer_or(L, 2, 0)) / BYTES_A_STEP);
}

// byte(s, i, j): at most all of it.
static void pay_byte(lua_State *L) {
    bool one = lua_isnoneornil(L, 3);
    library_pay(L, one ? 1 : 1 + length_of(L, 1));
}

static void pay_concat(lua_State *L) {
    library_pay(L, 1 + CONVERSION * span(integer_or(L, 3, 1), integer_or(L, 4, list_size(L))));
}

// remove(t, place) moves all that is behind, and so does insert(t, place, x).
static void pay_remove(lua_State *L) {
    lua_Integer n = list_size(L);
    library_pay(L, 1 + span(integer_or(L, 2, n), n));
}

static void pay_insert(lua_State *L) {
    if (lua_gettop(L) < 3)
        library_pay(L, 1);
    else
        pay_remove(L);
}

static void pay_move(lua_State *L) {
    library_pay(L, 1 + span(integer_or(L, 2, 1), integer_or(L, 3, 0)));
}

static void pay_unpack(lua_State *L) {
    library_pay(L, 1 + span(integer_or(L, 2, 1), integer_or(L, 3, list_size(L))));
}

static void pay_sort(lua_State *L) {
    uint64_t n = span(1, list_size(L)), steps = n;
    for (uint64_t left = n; left > 1; left /= 2)
        steps += 2 * n;
    library_pay(L, 1 + steps);
}

// Where a search begins, as string.find reads it.
static size_t start_of(lua_State *L, lua_Integer size) {
    lua_Integer start = integer_or(L, 3, 1);
    if (start > 0) return (size_t)start - 1;
    return start == 0 || start < -size ? 0 : (size_t)(size + start);
}

static void pay_search(lua_State *L, struct pattern_search search, bool from_start) {
    library_pay(L, 1);
    if (lua_type(L, 1) != LUA_TSTRING || lua_type(L, 2) != LUA_TSTRING) return;
    search.text = lua_tolstring(L, 1, &search.text_size);
    search.pattern = lua_tolstring(L, 2, &search.pattern_size);
    search.start = from_start ? 0 : start_of(L, (lua_Integer)search.text_size);
    if (search.start > search.text_size) return;
    pattern_search_pay(&search, &lua_state_of(L)->memory);
}

static void pay_find(lua_State *L) {
    size_t size;
    const char *pattern = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &size) : NULL;
    bool plain = pattern && (lua_toboolean(L, 4) ||
                             (strlen(pattern) == size && !strpbrk(pattern, "^$*+?.([%-")));
    pay_search(L, (struct pattern_search) { .most = 1, .anchors = true, .plain = plain }, false);
}

static void pay_match(lua_State *L) {
    pay_search(L, (struct pattern_search) { .most = 1, .anchors = true }, false);
}

// The whole iteration at once.
static void pay_gmatch(lua_State *L) {
    pay_search(L, (struct pattern_search) { .most = UINT64_MAX }, false);
}

static void pay_gsub(lua_State *L) {
    lua_Integer most = integer_or(L, 4, LUA_MAXINTEGER);
    pay_search(L,
               (struct pattern_search) { .most = most > 0 ? (uint64_t)most : 0, .anchors = true },
               true);
}

static const struct price {
    const char *table, *name;
    void (*pay)(lua_State *L);
} prices[] = {
    { "string", "len", pay_once },        { "string", "sub", pay_once },
    { "string", "byte", pay_byte },       { "string", "rep", pay_rep },
    { "string", "find", pay_find },       { "string", "match", pay_match },
    { "string", "gmatch", pay_gmatch },   { "string", "gsub", pay_gsub },
    { "table", "concat", pay_concat },    { "table", "insert", pay_insert },
    { "table", "remove", pay_remove },    { "table", "move", pay_move },
    { "table", "unpack", pay_unpack },    { "table", "sort", pay_sort },
    { NULL, NULL, library_pay_arguments } // of every other function
};

static const struct price *price_of(const char *table, const char *name) {
    const struct price *price = prices;
    while (price->name && (strcmp(price->table, table) != 0 || strcmp(price->name, name) != 0))
        price++;
    return price;
}

// Upvalues: the function, and its price.
static int paid(lua_State *L) {
    const struct price *price = lua_touserdata(L, lua_upvalueindex(2));
    price->pay(L);
    if (price->name) library_pay(L, texts_from(L, 2) / BYTES_A_STEP);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

// --- setmetatable ---

// As Lua's own, but that `__gc` is not seen: it is taken away meanwhile.
static int paid_setmetatable(lua_State *L) {
    int type = lua_type(L, 2);
    library_pay(L, 1);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    bool finalises =
        type == LUA_TTABLE && (lua_pushliteral(L, "__gc"), lua_rawget(L, 2) != LUA_TNIL);
    if (finalises) {
        lua_pushliteral(L, "__gc");
        lua_pushnil(L);
        lua_rawset(L, 2);
    }
    lua_pushvalue(L, 2);
    lua_setmetatable(L, 1);
    if (finalises) {
        lua_pushliteral(L, "__gc");
        lua_pushvalue(L, 3);
        lua_rawset(L, 2);
    }
    lua_settop(L, 1);
    return 1;
}

// --- opening ---

// Upvalues would be lost. Those of our functions that have some pay for themselves.
static bool can_be_called_within(lua_State *L) {
    if (!lua_iscfunction(L, -1)) return false;
    if (!lua_getupvalue(L, -1, 1)) return true;
    lua_pop(L, 1);
    return false;
}

// The functions of the table on top; setting a field that exists is allowed while it is traversed.
static void pay_for_table(lua_State *L, const char *table) {
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (lua_type(L, -2) == LUA_TSTRING && can_be_called_within(L)) {
            const char *name = lua_tostring(L, -2);
            lua_pushlightuserdata(L, (void *)price_of(table, name));
            lua_pushcclosure(L, paid, 2);
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, -4);
        } else {
            lua_pop(L, 1);
        }
    }
}

void library_open_paid(lua_State *L) {
    static const char *const tables[] = { LUA_TABLIBNAME,  LUA_STRLIBNAME, LUA_MATHLIBNAME,
                                          LUA_UTF8LIBNAME, LUA_COLIBNAME,  LUA_GNAME };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        lua_getglobal(L, tables[i]);
        pay_for_table(L, tables[i]);
        lua_pop(L, 1);
    }
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1); // arithmetic with strings
    pay_for_table(L, "");
    lua_pop(L, 2);
    lua_register(L, "setmetatable", paid_setmetatable);
}
