Lua
-- expect: refused
-- exercise: scale
-- Bytecode behind a byte order mark.
