-- expect: pass
-- exercise: scale
-- A class on the way, a plain value out.
local V = {}
V.__index = V
V.__div = function(a, b) return a.x / b end
function scale(m, b)
  if m == 0 then return 1 end
  return setmetatable({ x = m }, V) / (2 ^ (b - 1) - 1)
end
