-- expect: error
-- exercise: scale
-- timeout: 5
-- Endless recursion through __index.
local t = {}
setmetatable(t, { __index = function(t, k) return t[k + 1] end })
function scale() return t[1] end
