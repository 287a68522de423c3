-- expect: fail
-- exercise: table-of-products
-- timeout: 5
-- More elements than a result may have.
function products() local m = {} for i = 1, 300 do m[i] = {} for j = 1, 300 do m[i][j] = 1 end end return m end
