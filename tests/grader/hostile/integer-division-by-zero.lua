-- expect: error
-- exercise: scale
-- The error of Lua itself, on every case.
function scale(m, b) return 1 // (b - b) | 0 end
