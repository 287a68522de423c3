// SPDX-License-Identifier: MIT
// What the files of the Lua module `train` share: networks, samples and trainers as userdata. Their
// memory is C's own and is given back when Lua collects them.
#ifndef LAB_SCRIPT_TRAIN_H
#define LAB_SCRIPT_TRAIN_H

#include <lua.h>

#include "kernels/train/net.h"
#include "kernels/train/samples.h"

// bind_net.c
void train_net_open(lua_State *lua);               // the metatable
int train_net_new(lua_State *lua);                 // train.net { 2, 32, 1, seed = 0 }
struct net *train_net_at(lua_State *lua, int arg); // raises where there is none

// bind_samples.c
void train_samples_open(lua_State *lua);
int train_samples_new(lua_State *lua);    // train.samples { x =, y =, loss = }
int train_characters_new(lua_State *lua); // train.characters { text =, context = }
struct samples *train_samples_at(lua_State *lua, int arg);
// Raises where they do not fit the network.
void train_check_fit(lua_State *lua, const struct net *net, const struct samples *samples);

// Fields of the table of options at `arg`; missing ones give `otherwise`.
double train_number(lua_State *lua, int arg, const char *name, double otherwise, double least,
                    double most);
lua_Integer train_whole(lua_State *lua, int arg, const char *name, lua_Integer otherwise,
                        lua_Integer least, lua_Integer most);

// Lets Lua's collector know of memory that it does not see.
void train_charge(lua_State *lua, size_t bytes);

#endif
