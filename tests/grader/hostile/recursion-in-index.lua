-- expect: error
-- exercise: affine
-- timeout: 5
-- A chain of __index functions.
local t = setmetatable({}, { __index = function(t, k) return t[k .. 'x'] end })
function affine() return t.a end
