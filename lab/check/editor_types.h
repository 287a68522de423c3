// SPDX-License-Identifier: MIT
// Types for editors: a definition file for the Lua language server (LuaLS) of all that course files
// may use. The references come from their table, so a new one is there by itself.
#ifndef LAB_CHECK_EDITOR_TYPES_H
#define LAB_CHECK_EDITOR_TYPES_H

#include "lab/base/strbuf.h"

// The whole file, `---@meta` first. The kinds of a reference's results are found by calling it on
// plain arguments; one that refuses them all is `any`.
void editor_types_write(struct strbuf *out);

#endif
