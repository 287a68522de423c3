-- expect: error
-- exercise: codes
-- An error object whose type has a name with escapes.
function codes() error(setmetatable({}, { __name = "\27[31mX\n::error::y", __tostring = function() return "z" end })) end
