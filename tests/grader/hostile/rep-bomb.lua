-- expect: memory
-- exercise: scale
-- A string of a gigabyte.
function scale() return ('x'):rep(1e9) end
