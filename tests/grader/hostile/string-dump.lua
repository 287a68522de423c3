-- expect: error
-- exercise: scale
-- Bytecode made by string.dump.
local b = string.dump(function() return 1 end)
scale = load(b, "x", "b")
