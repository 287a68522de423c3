-- expect: pass
-- exercise: codes
-- Half to even by hand.
local function even(x)
  local f = math.floor(x)
  local d = x - f
  if d > 0.5 or (d == 0.5 and f % 2 == 1) then f = f + 1 end
  return f
end
function codes(x, scale)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, even(v / scale))) end
  return q
end
