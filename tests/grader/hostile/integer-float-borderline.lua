-- expect: fail
-- exercise: codes
-- 2^53 and one more, which a float cannot tell, as an integer.
function codes(x, s)
  local q = {}
  for i in ipairs(x) do q[i] = (1 << 53) + i end
  return q
end
