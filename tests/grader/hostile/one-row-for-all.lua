-- expect: fail
-- exercise: table-of-products
-- The same row n times.
function products(n) local r = {} for j = 1, n do r[j] = j end local m = {} for i = 1, n do m[i] = r end return m end
