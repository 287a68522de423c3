-- expect: pass
-- exercise: scale
-- timeout: 10
-- Garbage made all the time.
function scale(m, b)
  for i = 1, 20000 do local t = { i, i, i, tostring(i) } end
  return m == 0 and 1 or m / (2 ^ (b - 1) - 1)
end
