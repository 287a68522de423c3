-- expect: pass
-- exercise: table-of-products
-- Floats where integers are expected.
function products(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i * j * 1.0 end end return m end
