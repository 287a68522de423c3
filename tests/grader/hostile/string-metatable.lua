-- expect: fail
-- exercise: scale
-- The string metatable patched to compute.
local mt = getmetatable('')
mt.__sub = function() return 0 end
mt.__lt = function() return true end
mt.__index = function() return function() return 0 end end
function scale() return 'x' end
