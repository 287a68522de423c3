-- expect: fail
-- exercise: scale
-- message: a number is wanted
-- The right digits as a string.
function scale(m, b)
  if m == 0 then return '1' end
  return tostring(m / (2 ^ (b - 1) - 1))
end
