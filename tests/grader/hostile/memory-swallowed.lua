-- expect: memory
-- exercise: scale
-- Not enough memory, caught and asked for again.
function scale() while true do pcall(string.rep, 'x', 1e9) end end
