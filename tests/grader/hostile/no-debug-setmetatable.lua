-- expect: error
-- exercise: scale
-- message: debug
-- debug is not there.
debug.setmetatable(1, { __eq = function() return true end })
function scale() return 0 end
