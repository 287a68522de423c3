-- expect: fail
-- exercise: table-of-products
-- NaN in a matrix.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = 0 / 0 end end return m end
