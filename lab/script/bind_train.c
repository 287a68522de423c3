// SPDX-License-Identifier: MIT
// The module `train` of course files: small real networks, trained by C step by step, so that a
// figure can draw, report and be stopped between any two steps.
#include <math.h>
#include <stdlib.h>

#include "kernels/train/characters.h"
#include "kernels/train/trainer.h"
#include "lab/script/state.h"
#include "lab/script/train.h"

static const char trainer_type[] = "trainer";

double train_number(lua_State *lua, int arg, const char *name, double otherwise, double least,
                    double most) {
    if (lua_isnoneornil(lua, arg)) return otherwise;
    lua_getfield(lua, arg, name);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        return otherwise;
    }
    if (lua_type(lua, -1) != LUA_TNUMBER)
        luaL_error(lua, "%s is a number, not %s", name, kind_at(lua, -1));
    double number = lua_tonumber(lua, -1);
    if (!(number >= least && number <= most))
        luaL_error(lua, "%s is a number from %f to %f, not %f", name, least, most, number);
    lua_pop(lua, 1);
    return number;
}

lua_Integer train_whole(lua_State *lua, int arg, const char *name, lua_Integer otherwise,
                        lua_Integer least, lua_Integer most) {
    int whole = 1;
    lua_Integer value = otherwise;
    if (lua_isnoneornil(lua, arg)) return otherwise;
    lua_getfield(lua, arg, name);
    if (!lua_isnil(lua, -1)) value = lua_tointegerx(lua, -1, &whole);
    lua_pop(lua, 1);
    if (!whole || value < least || value > most)
        luaL_error(lua, "%s is a whole number from %I to %I", name, least, most);
    return value;
}

// Lua aligns userdata to 8 bytes, a generator wants 16: the trainer is C's own and Lua holds a
// pointer to it. Its user values keep the net and the samples alive.
struct holder {
    struct trainer *trainer;
};

void train_charge(lua_State *lua, size_t bytes) {
    lua_gc(lua, LUA_GCSTEP, (int)(bytes >> 10));
}

static struct trainer *self(lua_State *lua) {
    struct holder *holder = luaL_testudata(lua, 1, trainer_type);
    if (!holder) luaL_error(lua, "a method of a trainer is called with a colon: t:run(100)");
    return holder->trainer;
}

static int release(lua_State *lua) {
    struct holder *holder = luaL_checkudata(lua, 1, trainer_type);
    if (!holder->trainer) return 0;
    trainer_release(holder->trainer);
    free(holder->trainer);
    holder->trainer = NULL;
    return 0;
}

// train.adam(net, samples, { rate = 0.01, batch = 0, seed = 0 })
static int adam(lua_State *lua) {
    lua_settop(lua, 3);
    struct net *net = train_net_at(lua, 1);
    const struct samples *samples = train_samples_at(lua, 2);
    train_check_fit(lua, net, samples);
    struct trainer_options options = {
        .rate = train_number(lua, 3, "rate", 0.01, 0, 1e3),
        .batch = (size_t)train_whole(lua, 3, "batch", 0, 0, 1 << 24),
        .seed = (uint64_t)train_whole(lua, 3, "seed", 0, 0, LUA_MAXINTEGER),
    };
    struct holder *holder = lua_newuserdatauv(lua, sizeof *holder, 2);
    holder->trainer = NULL;
    luaL_setmetatable(lua, trainer_type);
    lua_pushvalue(lua, 1);
    lua_setiuservalue(lua, -2, 1);
    lua_pushvalue(lua, 2);
    lua_setiuservalue(lua, -2, 2);
    holder->trainer = aligned_alloc(_Alignof(struct trainer), sizeof *holder->trainer);
    if (!holder->trainer) abort();
    trainer_init(holder->trainer, net, samples, &options);
    train_charge(lua, 3 * net->n * sizeof(double));
    return 1;
}

// t:run(steps): the mean loss of the batches of these steps, each before its step.
static int run(lua_State *lua) {
    struct trainer *trainer = self(lua);
    lua_Integer steps = luaL_optinteger(lua, 2, 1);
    double sum = 0;
    for (lua_Integer i = 0; i < steps; i++) {
        sum += trainer_step(trainer);
        limits_check(lua);
    }
    lua_pushnumber(lua, steps > 0 ? sum / (double)steps : NAN);
    return 1;
}

static int steps(lua_State *lua) {
    lua_pushinteger(lua, (lua_Integer)self(lua)->steps);
    return 1;
}

static int prose(lua_State *lua) {
    lua_pushlstring(lua, train_prose, train_prose_size);
    return 1;
}

static void open_trainer(lua_State *lua) {
    static const luaL_Reg methods[] = { { "run", run }, { "steps", steps }, { NULL, NULL } };
    luaL_newmetatable(lua, trainer_type);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, release);
    lua_setfield(lua, -2, "__gc");
    lua_pop(lua, 1);
}

void train_open(lua_State *lua) {
    static const luaL_Reg makers[] = {
        { "net", train_net_new },
        { "samples", train_samples_new },
        { "characters", train_characters_new },
        { "prose", prose },
        { "adam", adam },
        { NULL, NULL },
    };
    train_net_open(lua);
    train_samples_open(lua);
    open_trainer(lua);
    luaL_newlib(lua, makers);
    lua_setglobal(lua, "train");
}
