-- expect: error
-- exercise: scale
-- Modulo zero.
function scale(m, b) return b % (b - b) end
