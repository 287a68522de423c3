-- expect: fail
-- exercise: table-of-products
-- Infinity for every element.
function products(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = math.huge end end
  return m
end
