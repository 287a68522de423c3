-- expect: fail
-- exercise: table-of-products
-- mistake: triangle
-- A triangle.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, i do m[i][j] = i * j end end return m end
