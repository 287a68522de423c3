-- expect: fail
-- exercise: table-of-products
-- message: metatable
-- Rows that compute their elements when asked.
function products(n) local m = {} for i = 1, n do m[i] = setmetatable({}, { __index = function(_, j) return j <= n and i * j or nil end }) end return m end
