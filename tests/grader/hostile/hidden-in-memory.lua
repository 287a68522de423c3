-- expect: memory
-- exercise: scale
-- nothidden: saw
-- timeout: 30
-- Not enough memory in hidden cases alone.
local n = 0
function scale(m, b)
  n = n + 1
  if n > 3 then local t = {} for i = 1, 1e9 do t[i] = ("saw" .. m):rep(1e6) end end
  return m / (2 ^ (b - 1) - 1)
end
