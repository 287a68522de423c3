// SPDX-License-Identifier: MIT
// The words of figures (`line`, `bars`, `mark`, …): tables that they check and sign, read into
// struct series.
#ifndef LAB_SCRIPT_SERIES_H
#define LAB_SCRIPT_SERIES_H

#include <lua.h>

#include "lab/base/memory.h"
#include "lab/figure/figure.h"

// Reads the series at `index`, which a word has made, with all its numbers copied into the arena.
// Raises where the table at `index` was made by no word; `what` names it: "item 2 of what draw
// returned".
void series_read(lua_State *lua, int index, const char *what, struct arena *arena,
                 struct series *series);

// Reads a list of them, at most SERIES_MAX, into the figure. `place` ("file:line: ", or "") and
// `owner` ("what draw returned") name it in messages.
enum { SERIES_MAX = 64 };
void series_read_list(lua_State *lua, int index, const char *place, const char *owner,
                      struct figure *out);

#endif
