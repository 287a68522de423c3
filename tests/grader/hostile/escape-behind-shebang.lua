#!/usr/bin/lua
LuaT
-- expect: refused
-- exercise: scale
-- Bytecode behind a first line.
