-- expect: pass
-- exercise: scale
-- A weak table and finalisers, used as they are meant.
local cache = setmetatable({}, { __mode = "k" })
function scale(m, b)
  local key = setmetatable({}, { __gc = function() end })
  cache[key] = m == 0 and 1 or m / (2 ^ (b - 1) - 1)
  return cache[key]
end
