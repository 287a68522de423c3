-- expect: fail
-- exercise: table-of-products
-- A matrix without its first row.
function products(n) local m = {} for i = 2, n + 1 do m[i] = {} for j = 1, n do m[i][j] = i * j end end return m end
