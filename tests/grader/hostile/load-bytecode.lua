-- expect: error
-- exercise: scale
-- message: attempt to load
-- Bytecode through load.
local f = assert(load("\27Lua\x54\0\x19\x93\r\n\x1a\n"))
f()
function scale() return 1 end
