-- expect: pass
-- exercise: table-of-products
-- Rows copied with table.move.
function products(n) local one, m = {}, {} for j = 1, n do one[j] = j end for i = 1, n do m[i] = table.move(one, 1, n, 1, {}) for j = 1, n do m[i][j] = m[i][j] * i end end return m end
