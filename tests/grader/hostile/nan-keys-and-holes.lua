-- expect: fail
-- exercise: table-of-products
-- Rows at float, negative and huge places.
function products(n)
  local m = { [math.maxinteger] = { 1 }, [math.mininteger] = { 1 }, [-0.5] = { 1 }, [2 ^ 53] = { 1 } }
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j end end
  return m
end
