-- expect: fail
-- exercise: scale
-- Each call answers for the call before it.
local last = 1
function scale(m, b) local now = last last = m == 0 and 1 or m / (2 ^ (b - 1) - 1) return now end
