// SPDX-License-Identifier: MIT
// Values over the wire. Only lua_rawget*, lua_next and lua_type touch what the program returned.
#include "lab/runner/serialize.h"

#include <lauxlib.h>
#include <string.h>
#include <unistd.h>

static void reader_take(struct reader *reader, void *to, size_t size) {
    if ((size_t)(reader->end - reader->at) < size) _exit(RUNNER_REQUEST);
    if (size) memcpy(to, reader->at, size);
    reader->at += size;
}

uint32_t reader_u32(struct reader *reader) {
    uint32_t number;
    reader_take(reader, &number, sizeof number);
    return number;
}

static void push_string(lua_State *L, struct reader *reader) {
    uint32_t size = reader_u32(reader);
    if ((size_t)(reader->end - reader->at) < size) _exit(RUNNER_REQUEST);
    lua_pushlstring(L, (const char *)reader->at, size);
    reader->at += size;
}

static void push_table(lua_State *L, struct reader *reader) {
    luaL_checkstack(L, 4, NULL);
    uint32_t n = reader_u32(reader);
    if ((size_t)(reader->end - reader->at) < n) _exit(RUNNER_REQUEST);
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 1; i <= n; i++) {
        value_push(L, reader);
        lua_rawseti(L, -2, i);
    }
    for (uint32_t m = reader_u32(reader); m; m--) {
        value_push(L, reader);
        value_push(L, reader);
        lua_rawset(L, -3);
    }
}

void value_push(lua_State *L, struct reader *reader) {
    unsigned char tag;
    int64_t integer;
    double number;
    reader_take(reader, &tag, 1);
    switch (tag) {
    case TAG_NIL:
        lua_pushnil(L);
        return;
    case TAG_FALSE:
        lua_pushboolean(L, 0);
        return;
    case TAG_TRUE:
        lua_pushboolean(L, 1);
        return;
    case TAG_INTEGER:
        reader_take(reader, &integer, sizeof integer);
        lua_pushinteger(L, integer);
        return;
    case TAG_NUMBER:
        reader_take(reader, &number, sizeof number);
        lua_pushnumber(L, number);
        return;
    case TAG_STRING:
        push_string(L, reader);
        return;
    case TAG_TABLE:
        push_table(L, reader);
        return;
    default:
        _exit(RUNNER_REQUEST);
    }
}

struct taking {
    lua_State *L;
    struct bytes *bytes;
    struct refused *refused;
    size_t elements;
};

static bool refuse(struct taking *taking, enum refusal why, const char *word) {
    *taking->refused = (struct refused) { why, word };
    return false;
}

static bool take(struct taking *taking, int depth);

// The list part is 1..n without a hole; what lies behind a hole is one of the other keys.
static bool take_list(struct taking *taking, int depth, lua_Integer *n) {
    size_t where = taking->bytes->size;
    bytes_u32(taking->bytes, 0);
    for (*n = 0; lua_rawgeti(taking->L, -1, *n + 1) != LUA_TNIL; ++*n)
        if (!take(taking, depth)) return false;
    lua_pop(taking->L, 1);
    bytes_put_u32(taking->bytes, where, (uint32_t)*n);
    return true;
}

static bool take_key(struct taking *taking, int depth) {
    int type = lua_type(taking->L, -1);
    if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN)
        return refuse(taking, REFUSAL_KEY, lua_typename(taking->L, type));
    return take(taking, depth);
}

static bool is_in_list(lua_State *L, int index, lua_Integer n) {
    return lua_isinteger(L, index) && lua_tointeger(L, index) >= 1 && lua_tointeger(L, index) <= n;
}

static bool take_fields(struct taking *taking, int depth, lua_Integer n) {
    lua_State *L = taking->L;
    uint32_t m = 0;
    size_t where = taking->bytes->size;
    bytes_u32(taking->bytes, 0);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (is_in_list(L, -2, n)) {
            lua_pop(L, 1);
            continue;
        }
        lua_pushvalue(L, -2);
        if (!take_key(taking, depth) || !take(taking, depth)) return false;
        m++;
    }
    bytes_put_u32(taking->bytes, where, m);
    return true;
}

static bool take_table(struct taking *taking, int depth) {
    lua_Integer n;
    if (depth >= VALUE_DEPTH_MAX) return refuse(taking, REFUSAL_DEPTH, "");
    if (lua_getmetatable(taking->L, -1)) return refuse(taking, REFUSAL_METATABLE, "");
    if (!lua_checkstack(taking->L, 6)) return refuse(taking, REFUSAL_DEPTH, "");
    bytes_u8(taking->bytes, TAG_TABLE);
    return take_list(taking, depth + 1, &n) && take_fields(taking, depth + 1, n);
}

static bool take_string(struct taking *taking) {
    size_t size;
    const char *text = lua_tolstring(taking->L, -1, &size);
    if (size > VALUE_STRING_MAX) return refuse(taking, REFUSAL_STRING, "");
    bytes_u8(taking->bytes, TAG_STRING);
    bytes_u32(taking->bytes, (uint32_t)size);
    bytes_add(taking->bytes, text, size);
    return true;
}

static void take_number(struct taking *taking) {
    if (lua_isinteger(taking->L, -1)) {
        int64_t integer = lua_tointeger(taking->L, -1);
        bytes_u8(taking->bytes, TAG_INTEGER);
        bytes_add(taking->bytes, &integer, sizeof integer);
    } else {
        double number = lua_tonumber(taking->L, -1);
        bytes_u8(taking->bytes, TAG_NUMBER);
        bytes_add(taking->bytes, &number, sizeof number);
    }
}

// Takes the value on top of the stack and pops it; on refusal the stack is left as it is.
static bool take(struct taking *taking, int depth) {
    lua_State *L = taking->L;
    if (++taking->elements > VALUE_ELEMENTS_MAX) return refuse(taking, REFUSAL_ELEMENTS, "");
    if (taking->bytes->size > FRAME_BYTES_MAX) return refuse(taking, REFUSAL_BYTES, "");
    bool taken = true;
    switch (lua_type(L, -1)) {
    case LUA_TNIL:
        bytes_u8(taking->bytes, TAG_NIL);
        break;
    case LUA_TBOOLEAN:
        bytes_u8(taking->bytes, lua_toboolean(L, -1) ? TAG_TRUE : TAG_FALSE);
        break;
    case LUA_TNUMBER:
        take_number(taking);
        break;
    case LUA_TSTRING:
        taken = take_string(taking);
        break;
    case LUA_TTABLE:
        taken = take_table(taking, depth);
        break;
    default:
        return refuse(taking, REFUSAL_TYPE, luaL_typename(L, -1));
    }
    if (taken) lua_pop(L, 1);
    return taken;
}

bool value_take(lua_State *L, struct bytes *bytes, struct refused *refused) {
    struct taking taking = { .L = L, .bytes = bytes, .refused = refused };
    int top = lua_gettop(L) - 1;
    bool taken = take(&taking, 0);
    lua_settop(L, top);
    return taken;
}
