-- expect: pass
-- exercise: scale
-- State kept between calls.
count = 0
function scale(m, b)
  count = count + 1
  if m == 0 then return 1 end
  return m / (2 ^ (b - 1) - 1)
end
