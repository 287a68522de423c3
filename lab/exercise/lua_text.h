// SPDX-License-Identifier: MIT
// Texts as Lua strings.
#ifndef LAB_EXERCISE_LUA_TEXT_H
#define LAB_EXERCISE_LUA_TEXT_H

#include "lab/base/strbuf.h"

// In long brackets where the text has several lines.
void lua_text(struct strbuf *out, const char *text);

#endif
