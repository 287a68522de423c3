-- expect: timeout
-- exercise: scale
-- A loop of Lua to infinity with an empty body.
function scale(m, b) for i = 1, math.huge do end end
