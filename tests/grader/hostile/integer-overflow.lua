-- expect: fail
-- exercise: table-of-products
-- Integers that wrapped round.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = math.maxinteger + 1 + i * j end end return m end
