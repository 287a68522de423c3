-- expect: fail
-- exercise: codes
-- Elements at the largest and the smallest integers, beside a list that is right.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end
  q[math.maxinteger], q[math.mininteger], q[2.0 ^ 53], q[0] = 1, 2, 3, 4
  return q
end
