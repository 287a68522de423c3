-- expect: fail
-- exercise: table-of-products
-- One element of the matrix is the text of the right number.
function products(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j end end
  m[n][n] = string.format("%d", n * n)
  return m
end
