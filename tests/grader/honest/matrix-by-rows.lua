-- expect: pass
-- exercise: table-of-products
-- Rows made by a helper.
local function row(i, n) local r = {} for j = 1, n do r[j] = i * j end return r end
function products(n) local m = {} for i = 1, n do m[#m + 1] = row(i, n) end return m end
