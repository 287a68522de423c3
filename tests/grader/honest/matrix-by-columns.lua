-- expect: pass
-- exercise: table-of-products
-- Filled column by column.
function products(n) local m = {} for i = 1, n do m[i] = {} end for j = 1, n do for i = 1, n do m[i][j] = j * i end end return m end
