-- expect: error
-- exercise: scale
-- timeout: 6
-- message: stack overflow
-- Endless recursion.
function scale(m, b) return 1 + scale(m, b) end
