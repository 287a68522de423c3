// SPDX-License-Identifier: MIT
// The `job` that a `run` figure reports to: job:point(label, x, y), job:show(series) and
// job:progress(fraction).
#ifndef LAB_SCRIPT_JOB_H
#define LAB_SCRIPT_JOB_H

#include <lua.h>

#include "lab/script/live_figure.h"

// What a job reports to. `show` makes a figure of the list of series at `index` and hands it on; it
// is NULL where nobody wants to see it.
struct job_ears {
    const struct live_figure_watch *watch;
    void (*show)(lua_State *lua, int index, void *context);
    void *context;
};

// `ears` must outlive the run.
void job_push(lua_State *lua, const struct job_ears *ears);

#endif
