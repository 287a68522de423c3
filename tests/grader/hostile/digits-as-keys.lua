-- expect: fail
-- exercise: codes
-- The right list under keys that are strings.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do q[tostring(i)] = math.max(-8, math.min(7, rint(v / s))) end
  return q
end
