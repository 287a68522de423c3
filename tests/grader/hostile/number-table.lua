-- expect: fail
-- exercise: size
-- A number answered by a table that computes.
return setmetatable({}, { __eq = function() return true end })
