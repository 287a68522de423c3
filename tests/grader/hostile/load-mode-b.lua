-- expect: error
-- exercise: scale
-- Load with mode b.
scale = assert(load(("\27Lua"), "x", "b"))
