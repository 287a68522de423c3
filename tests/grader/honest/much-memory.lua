-- expect: pass
-- exercise: scale
-- timeout: 20
-- Twenty megabytes for a while.
function scale(m, b)
  local t = {}
  for i = 1, 1e6 do t[i] = i end
  return m == 0 and 1 or m / (2 ^ (b - 1) - 1)
end
