-- expect: pass
-- exercise: scale
-- The collector asked for its count.
function scale(m, b) local before = collectgarbage('count') collectgarbage() if before <= 0 then return nil end return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end
