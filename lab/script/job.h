// SPDX-License-Identifier: MIT
// The `job` that a `run` figure reports to: job:point(label, x, y) and job:progress(fraction).
#ifndef LAB_SCRIPT_JOB_H
#define LAB_SCRIPT_JOB_H

#include <lua.h>

#include "lab/script/live_figure.h"

void job_push(lua_State *lua, const struct live_figure_watch *watch);

#endif
