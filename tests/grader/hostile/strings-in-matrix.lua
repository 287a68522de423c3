-- expect: fail
-- exercise: table-of-products
-- A matrix of numeric strings.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = ('%d'):format(i * j) end end return m end
