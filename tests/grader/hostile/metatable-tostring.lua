-- expect: fail
-- exercise: scale
-- A table that prints as anything.
function scale() return setmetatable({}, { __tostring = function() return '0.3' end, __name = 'number' }) end
