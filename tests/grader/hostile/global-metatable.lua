-- expect: error
-- exercise: scale
-- message: defines no function scale
-- The entry made up by a metatable of _G.
setmetatable(_G, { __index = function(_, k) return function() return 1 end end })
