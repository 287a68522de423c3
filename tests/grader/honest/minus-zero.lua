-- expect: pass
-- exercise: codes
-- -0.0 equals 0.0.
function codes(x, scale)
  local q = {}
  for i, v in ipairs(x) do
    q[i] = math.max(-8, math.min(7, rint(v / scale)))
    if q[i] == 0 then q[i] = -0.0 end
  end
  return q
end
