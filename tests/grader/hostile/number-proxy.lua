-- expect: fail
-- exercise: size
-- message: metatable
-- A table that would compare as 26.
return setmetatable({}, { __eq = function() return true end, __tostring = function() return '26' end })
