-- expect: fail
-- exercise: scale
-- A boolean that is true.
function scale() return true end
