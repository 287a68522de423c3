-- expect: fail
-- exercise: scale
-- The smallest integer, negated.
function scale(m, b) return -math.mininteger end
