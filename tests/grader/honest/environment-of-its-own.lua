-- expect: pass
-- exercise: scale
-- Works in an environment of its own.
local outside = _G
local _ENV = { pow = function(a, n) return a ^ n end }
function outside.scale(m, b) if m == 0 then return 1 end return m / (pow(2, b - 1) - 1) end
