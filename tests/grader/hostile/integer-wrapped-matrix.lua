-- expect: fail
-- exercise: table-of-products
-- Products that are right but for two to the sixty-fourth, as floats.
function products(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j + 2.0 ^ 64 end end
  return m
end
