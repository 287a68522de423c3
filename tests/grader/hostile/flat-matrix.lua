-- expect: fail
-- exercise: table-of-products
-- The matrix as one list.
function products(n) local m = {} for i = 1, n do for j = 1, n do m[#m + 1] = i * j end end return m end
