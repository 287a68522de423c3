// SPDX-License-Identifier: MIT
// What the files of the prompt share: its state, and what of it stands on Lua's side.
#ifndef LAB_SCRIPT_PLAY_STATE_H
#define LAB_SCRIPT_PLAY_STATE_H

#include <lua.h>

#include "lab/script/play.h"
#include "lab/script/state.h"

struct play {
    struct script *script;  // its own
    int environment;        // registry handle of the table that holds what was typed
    struct figure *plotted; // where `plot` puts what it is given, while something runs
};

// play_plot.c: pushes the function `plot` of this prompt.
void play_push_plot(lua_State *lua, struct play *play);

#endif
