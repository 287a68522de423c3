-- expect: fail
-- exercise: codes
-- message: metatable
-- The right elements and one more, with a length that does not count it.
function codes(x, s)
  local q = {}
  for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end
  q[#q + 1] = 99
  return setmetatable(q, { __len = function() return #x end })
end
