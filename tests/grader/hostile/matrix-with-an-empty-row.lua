-- expect: fail
-- exercise: table-of-products
-- The right matrix and an empty row behind it.
function products(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j end end
  m[n + 1] = {}
  return m
end
