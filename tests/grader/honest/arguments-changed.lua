-- expect: pass
-- exercise: codes
-- The argument changed in place and returned.
function codes(x, scale)
  for i = 1, #x do x[i] = math.max(-8, math.min(7, rint(x[i] / scale))) end
  return x
end
