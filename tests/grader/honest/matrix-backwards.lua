-- expect: pass
-- exercise: table-of-products
-- From the last row and column to the first.
function products(n) local m = {} for i = n, 1, -1 do m[i] = {} for j = n, 1, -1 do m[i][j] = i * j end end return m end
