-- expect: fail
-- exercise: table-of-products
-- Rows that grow too long.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n + i do m[i][j] = i * j end end return m end
