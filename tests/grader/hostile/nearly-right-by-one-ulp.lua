-- expect: fail
-- exercise: codes
-- The neighbour of each code, where not even the last bit may differ.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do
    local r = math.max(-8, math.min(7, rint(v / s)))
    q[i] = r == 0 and 5e-324 or r * (1 + 2.0 ^ -52)
  end
  return q
end
