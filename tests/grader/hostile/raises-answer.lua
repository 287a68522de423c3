-- expect: error
-- exercise: scale
-- The answer as an error object.
function scale(m, b) error(m / (2 ^ (b - 1) - 1)) end
