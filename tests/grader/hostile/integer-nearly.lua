-- expect: fail
-- exercise: table-of-products
-- Floats one unit in the last place off an exact integer.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j * (1 + 1e-8) end end return m end
