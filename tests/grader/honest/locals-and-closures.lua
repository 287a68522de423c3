-- expect: pass
-- exercise: scale
-- The work done in closures.
local function steps() return function(b) return 2 ^ (b - 1) - 1 end end
local s = steps()
function scale(m, b) return m == 0 and 1 or m / s(b) end
