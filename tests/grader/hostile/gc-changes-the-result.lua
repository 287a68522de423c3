-- expect: fail
-- exercise: codes
-- A finaliser that would mend the result after it is returned.
function codes(x, s)
  local q = {}
  for i in ipairs(x) do q[i] = 99 end
  setmetatable({}, { __gc = function() for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end end })
  return q
end
