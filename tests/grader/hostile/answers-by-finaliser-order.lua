-- expect: fail
-- exercise: scale
-- The number of finalisers that ran, which follows the collector.
local n = 0
local function leave() setmetatable({}, { __gc = function() n = n + 1 end }) end
function scale(m, b)
  for i = 1, 100 do leave() end
  return n
end
