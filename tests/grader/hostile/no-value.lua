-- expect: fail
-- exercise: scale
-- Nothing is returned.
function scale() end
