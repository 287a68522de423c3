-- expect: pass
-- exercise: codes
-- Integers equal floats of the same value.
function codes(x, scale)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, math.tointeger(rint(v / scale)))) end
  return q
end
