-- expect: pass
-- exercise: codes
-- Integers by bit operations and floor division.
function codes(x, s)
  local q = {}
  for i = 1, #x do
    local v = rint(x[i] / s)
    local n = v < -8 and -8 or v > 7 and 7 or v
    q[i] = (math.tointeger(n) & 15) ~ 8
    q[i] = q[i] - 8
  end
  return q
end
