// SPDX-License-Identifier: MIT
// Values over the wire: arguments into Lua, results out of it. Results are read with raw access
// only, so that nothing of the program runs while they are read.
#ifndef LAB_RUNNER_SERIALIZE_H
#define LAB_RUNNER_SERIALIZE_H

#include <lua.h>

#include "lab/runner/output.h"

// The bytes of the request's cases that are left to read.
struct reader {
    const unsigned char *at, *end;
};
uint32_t reader_u32(struct reader *reader);

// Pushes the next value. The parent made the bytes; where they make no sense the process ends with
// RUNNER_REQUEST.
void value_push(lua_State *L, struct reader *reader);

// Appends the value on top of the stack and pops it. Where it may not leave: false, which refusal,
// and a word for it.
struct refused {
    enum refusal why;
    const char *word;
};
bool value_take(lua_State *L, struct bytes *bytes, struct refused *refused);

#endif
