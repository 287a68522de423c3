-- expect: error
-- exercise: scale
-- Load fed by a function piece by piece.
local n = 0
assert(load(function() n = n + 1 return n == 1 and "\27Lua" or nil end))
function scale() return 1 end
