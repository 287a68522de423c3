-- expect: pass
-- exercise: scale
-- A long trace on the output.
function scale(m, b)
  for i = 1, 3000 do print(i, ("x"):rep(50)) end
  return m == 0 and 1 or m / (2 ^ (b - 1) - 1)
end
