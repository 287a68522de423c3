-- expect: error
-- exercise: scale
-- message: nil value
-- Globals vanish one after the other as they are used.
setmetatable(_G, { __newindex = function(t, k, v) rawset(t, k, v) end })
local left = 2
function scale(m, b)
  left = left - 1
  if left == 0 then for k in pairs(_G) do _G[k] = nil end end
  return math.abs(m) / (2 ^ (b - 1) - 1)
end
