-- expect: pass
-- exercise: scale
-- A trace on the output.
function scale(m, b)
  print("scale", m, b, {}, print, nil)
  return m == 0 and 1 or m / (2 ^ (b - 1) - 1)
end
