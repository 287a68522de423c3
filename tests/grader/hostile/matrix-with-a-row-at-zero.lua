-- expect: fail
-- exercise: table-of-products
-- Rows and columns from 0 to n: the right matrix is inside.
function products(n)
  local m = {}
  for i = 0, n do m[i] = {} for j = 0, n do m[i][j] = i * j end end
  return m
end
