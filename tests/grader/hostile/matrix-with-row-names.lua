-- expect: fail
-- exercise: table-of-products
-- Rows with names beside their items.
function products(n) local m = {} for i = 1, n do m[i] = { row = i } for j = 1, n do m[i][j] = i * j end end return m end
