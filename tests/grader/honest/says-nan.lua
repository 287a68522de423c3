-- expect: pass
-- exercise: scale
-- Prints NaN, infinities and minus zero.
function scale(m, b)
  print(0 / 0, 1 / 0, -1 / 0, -0.0, math.mininteger, 2 ^ 63)
  if m == 0 then return 1 end
  return m / (2 ^ (b - 1) - 1)
end
