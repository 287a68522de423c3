-- expect: fail
-- exercise: table-of-products
-- A matrix that is its own first row.
function products(n) local m = {} for i = 1, n do m[i] = m end return m end
