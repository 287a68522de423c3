// SPDX-License-Identifier: MIT
// The module `measure` of course files: this machine, its roofs, and a stopwatch on the kernels of
// kernels/gemv. A figure that measures says `run`, so that the lab does it in another process.
#include <stdlib.h>

#include "kernels/measure/machine.h"
#include "kernels/measure/stopwatch.h"
#include "kernels/measure/watch.h"
#include "lab/script/machine.h"
#include "lab/script/state.h"

static const char stopwatch_type[] = "stopwatch";

enum { NUMBER_LARGEST = 1 << 24 };

static enum gemv_level level_here(lua_State *lua) {
    enum gemv_level level;
    struct gemv_error err;
    if (gemv_level_choose(&level, &err) != GEMV_OK) luaL_error(lua, "%s", err.text);
    return level;
}

void machine_words(struct strbuf *out) {
    static struct machine here; // stays the same, and is looked at in files
    struct gemv_error err;
    enum gemv_level level;
    bool usable = gemv_level_choose(&level, &err) == GEMV_OK;
    if (here.cpus == 0) machine_look(&here);
    strbuf_printf(out, "%s, %s", here.cpu, usable ? gemv_level_names[level] : err.text);
}

// A whole number from 1 in the table of options at index 1.
static lua_Integer whole(lua_State *lua, const char *name, lua_Integer otherwise,
                         lua_Integer most) {
    int is_whole = 1;
    lua_Integer number = otherwise;
    if (lua_isnoneornil(lua, 1)) return otherwise;
    if (lua_getfield(lua, 1, name) != LUA_TNIL) number = lua_tointegerx(lua, -1, &is_whole);
    lua_pop(lua, 1);
    if (!is_whole || number < 1 || number > most)
        luaL_error(lua, "%s is a whole number from 1 to %I", name, most);
    return number;
}

static int threads_of(lua_State *lua) {
    struct machine machine;
    machine_look(&machine);
    return (int)whole(lua, "threads", 1,
                      machine.cpus < GEMV_THREADS_MOST ? machine.cpus : GEMV_THREADS_MOST);
}

static void set_number(lua_State *lua, const char *name, double number) {
    lua_pushnumber(lua, number);
    lua_setfield(lua, -2, name);
}

static void set_text(lua_State *lua, const char *name, const char *text) {
    lua_pushstring(lua, text);
    lua_setfield(lua, -2, name);
}

// here.restless() -> whether something else took more of the processors since measure.machine()
// than a measurement may lose.
static int restless(lua_State *lua) {
    const struct watch_load *before = lua_touserdata(lua, lua_upvalueindex(1));
    struct watch_load now;
    watch_load(&now);
    lua_pushboolean(lua, watch_loaded(before, &now, (int)lua_tointeger(lua, lua_upvalueindex(2))));
    return 1;
}

// measure.machine() -> { cpu, cpus, level, l2, last, restless }: what the machine says about
// itself.
static int machine(lua_State *lua) {
    struct machine here;
    machine_look(&here);
    lua_createtable(lua, 0, 6);
    watch_load(lua_newuserdatauv(lua, sizeof(struct watch_load), 0));
    lua_pushinteger(lua, here.cpus);
    lua_pushcclosure(lua, restless, 2);
    lua_setfield(lua, -2, "restless");
    set_text(lua, "cpu", here.cpu);
    set_text(lua, "level", gemv_level_names[level_here(lua)]);
    lua_pushinteger(lua, here.cpus);
    lua_setfield(lua, -2, "cpus");
    set_number(lua, "l2", (double)here.l2);
    set_number(lua, "last", (double)here.last);
    return 1;
}

// measure.roofs { threads = 1 } -> { gbps, fp32, int8, read }, measured in some half a second.
static int roofs(lua_State *lua) {
    int threads = threads_of(lua);
    struct roofs found;
    struct gemv_error err;
    if (roofs_look(&found, level_here(lua), threads, &err) != GEMV_OK)
        return luaL_error(lua, "%s", err.text);
    lua_createtable(lua, 0, 4);
    set_number(lua, "gbps", found.gbps);
    set_number(lua, "fp32", found.peak[PEAK_FP32]);
    set_number(lua, "int8", found.peak[PEAK_INT8]);
    set_text(lua, "read", found.read_variant);
    return 1;
}

// --- the stopwatch; its one user value is the list of names ---

static struct stopwatch *self(lua_State *lua) {
    struct stopwatch **watch = luaL_testudata(lua, 1, stopwatch_type);
    if (!watch || !*watch)
        luaL_error(lua, "a stopwatch is asked with a colon: watch:round(), before it is closed");
    return *watch;
}

static int release(lua_State *lua) {
    struct stopwatch **watch = luaL_checkudata(lua, 1, stopwatch_type);
    stopwatch_close(*watch);
    *watch = NULL;
    return 0;
}

static size_t read_names(lua_State *lua, const char **names) {
    if (lua_getfield(lua, 1, "rivals") != LUA_TTABLE)
        luaL_error(lua, "measure.open wants rivals = { \"fp32\", \"int4-g32\" }");
    size_t n = (size_t)lua_rawlen(lua, -1);
    if (n == 0 || n > STOPWATCH_RIVALS_MOST)
        luaL_error(lua, "rivals has 1 to %d names", STOPWATCH_RIVALS_MOST);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(lua, -1, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(lua, "rivals[%I] is a name, such as \"int4-g32\"", (lua_Integer)i + 1);
        names[i] = lua_tostring(lua, -1);
        lua_pop(lua, 1); // the list still holds it
    }
    return n;
}

// measure.open { rows =, cols =, rivals =, threads = 1, batch = 1, stay = false }
static int open(lua_State *lua) {
    const char *names[STOPWATCH_RIVALS_MOST];
    struct gemv_error err;
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    struct stopwatch_options options = {
        .level = level_here(lua),
        .threads = threads_of(lua),
        .rows = (size_t)whole(lua, "rows", 4096, NUMBER_LARGEST),
        .cols = (size_t)whole(lua, "cols", 4096, NUMBER_LARGEST),
        .batch = (size_t)whole(lua, "batch", 1, GEMV_BATCH_MOST),
        .names = names,
    };
    lua_getfield(lua, 1, "stay");
    options.stay = lua_toboolean(lua, -1);
    options.n = read_names(lua, names);
    struct stopwatch **watch = lua_newuserdatauv(lua, sizeof(struct stopwatch *), 1);
    *watch = NULL;
    luaL_setmetatable(lua, stopwatch_type);
    lua_pushvalue(lua, -2);
    lua_setiuservalue(lua, -2, 1);
    if (stopwatch_open(watch, &options, &err) != GEMV_OK) return luaL_error(lua, "%s", err.text);
    return 1;
}

// The index of the rival named at `arg`; its list is pushed.
static size_t rival_at(lua_State *lua, int arg) {
    const char *name = luaL_checkstring(lua, arg);
    lua_getiuservalue(lua, 1, 1);
    for (lua_Integer i = 1; lua_geti(lua, -1, i) == LUA_TSTRING; i++) {
        lua_pushvalue(lua, arg);
        if (lua_rawequal(lua, -1, -2)) return (size_t)i - 1;
        lua_pop(lua, 2);
    }
    return (size_t)luaL_error(lua, "\"%s\" is not among the rivals of this stopwatch", name);
}

// watch:round() -> { fp32 = seconds, … }, every rival timed once.
static int round_of_all(lua_State *lua) {
    double seconds[STOPWATCH_RIVALS_MOST];
    stopwatch_round(self(lua), seconds);
    lua_newtable(lua);
    lua_getiuservalue(lua, 1, 1);
    for (lua_Integer i = 1; lua_geti(lua, -1, i) == LUA_TSTRING; i++) {
        lua_pushnumber(lua, seconds[i - 1]);
        lua_settable(lua, -4);
    }
    lua_settop(lua, 2);
    return 1;
}

static int once(lua_State *lua) {
    struct stopwatch *watch = self(lua);
    lua_pushnumber(lua, stopwatch_once(watch, rival_at(lua, 2)));
    return 1;
}

static int bytes(lua_State *lua) {
    struct stopwatch *watch = self(lua);
    lua_pushnumber(lua, (double)stopwatch_bytes(watch, rival_at(lua, 2)));
    return 1;
}

static int clear(lua_State *lua) {
    if (!stopwatch_clear(self(lua))) return luaL_error(lua, "no memory to clear the caches with");
    return 0;
}

void measure_open(lua_State *lua) {
    static const luaL_Reg methods[] = {
        { "round", round_of_all }, { "once", once },     { "bytes", bytes },
        { "clear", clear },        { "close", release }, { NULL, NULL },
    };
    static const luaL_Reg makers[] = {
        { "machine", machine }, { "roofs", roofs }, { "open", open }, { NULL, NULL }
    };
    luaL_newmetatable(lua, stopwatch_type);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, release);
    lua_setfield(lua, -2, "__gc");
    lua_pop(lua, 1);
    luaL_newlib(lua, makers);
    lua_setglobal(lua, "measure");
}
