// SPDX-License-Identifier: MIT
// next and pairs in an order that is the same in every run and every build: the list 1..n, then
// other numbers from small to large, strings by bytes, false, true, and last what has only an
// address, as Lua stores it. Lua's own order of strings follows from a seed that it makes of the
// time and of addresses, so that a sum over a record could differ in its last bits from run to run.
#include <lauxlib.h>
#include <string.h>

#include "lab/runner/library.h"

enum rank { RANK_NUMBER, RANK_STRING, RANK_BOOLEAN, RANK_OTHER };

static enum rank rank_of(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        return RANK_NUMBER;
    case LUA_TSTRING:
        return RANK_STRING;
    case LUA_TBOOLEAN:
        return RANK_BOOLEAN;
    default:
        return RANK_OTHER;
    }
}

static int strings_less(lua_State *L, int a, int b) {
    size_t size_a, size_b;
    const char *x = lua_tolstring(L, a, &size_a), *y = lua_tolstring(L, b, &size_b);
    int order = memcmp(x, y, size_a < size_b ? size_a : size_b);
    return order ? order < 0 : size_a < size_b;
}

// Keys that stand in no list; those with only an address are never less than each other.
static int key_less(lua_State *L, int a, int b) {
    enum rank rank = rank_of(L, a), other = rank_of(L, b);
    if (rank != other) return rank < other;
    switch (rank) {
    case RANK_NUMBER:
        return lua_compare(L, a, b, LUA_OPLT);
    case RANK_STRING:
        return strings_less(L, a, b);
    case RANK_BOOLEAN:
        return !lua_toboolean(L, a) && lua_toboolean(L, b);
    default:
        return 0;
    }
}

static lua_Integer list_length(lua_State *L, int table) {
    lua_Integer n = 0;
    while (lua_rawgeti(L, table, n + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        n++;
    }
    lua_pop(L, 1);
    library_pay(L, (uint64_t)n);
    return n;
}

static int in_list(lua_State *L, int index, lua_Integer n) {
    return lua_isinteger(L, index) && lua_tointeger(L, index) >= 1 && lua_tointeger(L, index) <= n;
}

// Heap sort of the keys at 1..n of the table on top: no quadratic case, no Lua code.
static void sift(lua_State *L, lua_Integer root, lua_Integer n) {
    int keys = lua_gettop(L);
    for (lua_Integer child; (child = 2 * root) <= n; root = child) {
        lua_rawgeti(L, keys, root);
        lua_rawgeti(L, keys, child);
        if (child < n) {
            lua_rawgeti(L, keys, child + 1);
            if (key_less(L, keys + 2, keys + 3)) {
                lua_replace(L, keys + 2);
                child++;
            }
        }
        lua_settop(L, keys + 2);
        if (!key_less(L, keys + 1, keys + 2)) {
            lua_settop(L, keys);
            return;
        }
        lua_rawseti(L, keys, root);
        lua_rawseti(L, keys, child);
    }
}

static void sort_keys(lua_State *L, lua_Integer n) {
    for (lua_Integer left = n; left > 0; left /= 2)
        library_pay(L, 2 * (uint64_t)n);
    for (lua_Integer root = n / 2; root >= 1; root--)
        sift(L, root, n);
    for (lua_Integer last = n; last > 1; last--) {
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, last);
        lua_rawseti(L, -3, 1);
        lua_rawseti(L, -2, last);
        sift(L, 1, last - 1);
    }
}

// Pushes the keys of the table at 1 that stand in no list, sorted; those with only an address
// behind the others, in the order of the table.
static void push_keys(lua_State *L, lua_Integer n) {
    lua_Integer sorted = 0, others = 0;
    lua_newtable(L);
    lua_newtable(L);
    int keys = lua_gettop(L) - 1;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        if (in_list(L, -1, n)) continue;
        lua_pushvalue(L, -1);
        if (rank_of(L, -1) == RANK_OTHER)
            lua_rawseti(L, keys + 1, ++others);
        else
            lua_rawseti(L, keys, ++sorted);
    }
    lua_pushvalue(L, keys);
    sort_keys(L, sorted);
    lua_pop(L, 1);
    for (lua_Integer i = 1; i <= others; i++) {
        lua_rawgeti(L, keys + 1, i);
        lua_rawseti(L, keys, sorted + i);
    }
    lua_settop(L, keys);
}

// Upvalues: the list's length, the sorted keys, the place in both. What was set to nil meanwhile is
// passed over, as Lua does.
static int iterate(lua_State *L) {
    lua_Integer n = lua_tointeger(L, lua_upvalueindex(1));
    lua_Integer place = lua_tointeger(L, lua_upvalueindex(3));
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    for (;;) {
        place++;
        if (place <= n)
            lua_pushinteger(L, place);
        else
            lua_rawgeti(L, lua_upvalueindex(2), place - n);
        if (lua_isnil(L, 2)) return 1;
        lua_pushvalue(L, 2);
        if (lua_rawget(L, 1) != LUA_TNIL) break;
        lua_settop(L, 1);
    }
    lua_pushinteger(L, place);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

static int own_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_Integer n = list_length(L, 1);
    lua_pushinteger(L, n);
    push_keys(L, n);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, iterate, 3);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

// The key with only an address that follows the one at 2, or the first where 2 is not one.
static int next_address(lua_State *L) {
    if (rank_of(L, 2) == RANK_OTHER && !lua_isnil(L, 2))
        lua_pushvalue(L, 2);
    else
        lua_pushnil(L);
    while (lua_next(L, 1)) {
        library_pay(L, 1);
        if (rank_of(L, -2) == RANK_OTHER) return 2;
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

// Looks at every key for each step; `pairs` sorts once.
static int own_next(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    lua_Integer n = list_length(L, 1);
    int inside = lua_isnil(L, 2) || in_list(L, 2, n), found = 0;
    lua_Integer after = lua_isnil(L, 2) ? 1 : inside ? lua_tointeger(L, 2) + 1 : n + 1;
    if (after <= n) {
        lua_pushinteger(L, after);
        lua_rawgeti(L, 1, after);
        return 2;
    }
    if (!inside && rank_of(L, 2) == RANK_OTHER) return next_address(L);
    lua_pushnil(L); // the best so far, at 3
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        library_pay(L, 1);
        if (in_list(L, 4, n) || rank_of(L, 4) == RANK_OTHER) continue;
        if (!inside && !key_less(L, 2, 4)) continue;
        if (found && !key_less(L, 4, 3)) continue;
        lua_pushvalue(L, 4);
        lua_replace(L, 3);
        found = 1;
    }
    lua_settop(L, 3);
    if (!found) return next_address(L);
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
}

void library_open_order(lua_State *L) {
    lua_register(L, "pairs", own_pairs);
    lua_register(L, "next", own_next);
}
