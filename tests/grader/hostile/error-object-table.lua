-- expect: error
-- exercise: scale
-- message: an error object that is a table
-- An error object with a __tostring that never ends.
function scale() error(setmetatable({}, { __tostring = function() while true do end end, __index = function() while true do end end })) end
