-- expect: pass
-- exercise: scale
-- The entry assigned by hand.
local f = function(m, b) return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end
_G["scale"] = f
