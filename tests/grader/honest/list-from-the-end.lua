-- expect: pass
-- exercise: codes
-- A list filled backwards.
function codes(x, scale)
  local q = {}
  for i = #x, 1, -1 do q[i] = math.max(-8, math.min(7, rint(x[i] / scale))) end
  return q
end
