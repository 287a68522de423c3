// SPDX-License-Identifier: MIT
// The `job` that a `run` figure reports to: job:point(label, x, y), job:show(series) and
// job:progress(fraction).
#include "lab/script/job.h"

#include <lauxlib.h>

static const char job_type[] = "job";

static const struct job_ears *ears_of(lua_State *lua) {
    const struct job_ears **ears = luaL_testudata(lua, 1, job_type);
    if (!ears) luaL_error(lua, "a job is told with a colon: job:progress(0.5)");
    return *ears;
}

static const struct live_figure_watch *self(lua_State *lua) {
    return ears_of(lua)->watch;
}

static int show(lua_State *lua) {
    const struct job_ears *ears = ears_of(lua);
    if (!lua_istable(lua, 2) || lua_getmetatable(lua, 2))
        return luaL_error(lua, "job:show: a list of series is wanted: job:show { line { x, y } }");
    if (ears->show) ears->show(lua, 2, ears->context);
    return 0;
}

static int point(lua_State *lua) {
    const struct live_figure_watch *watch = self(lua);
    const char *label = luaL_checkstring(lua, 2);
    double x = luaL_checknumber(lua, 3), y = luaL_checknumber(lua, 4);
    if (watch->point) watch->point(watch->owner, label, x, y);
    return 0;
}

static int progress(lua_State *lua) {
    const struct live_figure_watch *watch = self(lua);
    double fraction = luaL_checknumber(lua, 2);
    if (!(fraction >= 0 && fraction <= 1))
        return luaL_error(lua, "job:progress: a fraction from 0 to 1 is wanted, not %f", fraction);
    if (watch->progress && !watch->progress(watch->owner, fraction))
        return luaL_error(lua, "the job was stopped");
    return 0;
}

void job_push(lua_State *lua, const struct job_ears *ears) {
    static const luaL_Reg methods[] = {
        { "point", point },
        { "progress", progress },
        { "show", show },
        { NULL, NULL },
    };
    const struct job_ears **job = lua_newuserdatauv(lua, sizeof *job, 0);
    *job = ears;
    if (luaL_newmetatable(lua, job_type)) {
        luaL_newlib(lua, methods);
        lua_setfield(lua, -2, "__index");
    }
    lua_setmetatable(lua, -2);
}
