-- expect: error
-- exercise: scale
-- message: no function
-- The entry exists only for __index.
setmetatable(_G, { __index = function() return function() return 1 end end })
