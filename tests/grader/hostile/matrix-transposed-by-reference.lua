-- expect: fail
-- exercise: table-of-products
-- The matrix inside a list of one.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j end end return { m } end
