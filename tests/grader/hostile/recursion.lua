-- expect: error
-- exercise: scale
-- timeout: 30
-- message: stack overflow
-- Endless recursion.
function scale(m, b) return 1 + scale(m, b) end
