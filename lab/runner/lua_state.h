// SPDX-License-Identifier: MIT
// The Lua state of one learner's program: its memory, its clock, and one protected call.
#ifndef LAB_RUNNER_LUA_STATE_H
#define LAB_RUNNER_LUA_STATE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/runner/allocator.h"
#include "lab/runner/frame.h"

#define ANSWER_CHUNK "=answer" // the name of the learner's program in messages
#define GIVEN_CHUNK  "=given"

struct lua_box {
    lua_State *L;
    struct allocator memory;
    double started, deadline; // seconds on the monotonic clock
    bool silent;              // print says nothing: a hidden case runs
    int failed_line; // of the learner's file, where the last error was raised; 0 where unknown
};

double box_now(void);

// A fresh state with the library; ends the process where there is not even memory for that.
void lua_box_open(struct lua_box *box, const struct request_head *head);

struct lua_box *lua_state_of(lua_State *L);

// Calls the function under its n arguments on the stack for one result and how many there were;
// gives lua_pcall's status. On failure the error object stands in their place and failed_line is
// set.
int lua_box_call(struct lua_box *box, int n_args, int *n_results);

// An error object as text without calling anything of the program's: strings and numbers as they
// are, else its type in words. At most TEXT_BYTES_MAX bytes; the text lives in `scratch` or in the
// state.
const char *lua_box_error(struct lua_box *box, char scratch[64], size_t *size);

#endif
