-- expect: fail
-- exercise: codes
-- Right but for 2^64, which an integer does not see.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do
    local r = math.tointeger(math.max(-8, math.min(7, rint(v / s))))
    q[i] = r + 2.0 ^ 64
  end
  return q
end
