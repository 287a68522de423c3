-- expect: fail
-- exercise: scale
-- type and tostring say that a string is a number.
type = function() return 'number' end
tonumber = function() return 1 end
function scale(m, b) return tostring(m / (2 ^ (b - 1) - 1)) end
