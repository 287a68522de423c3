-- expect: memory
-- exercise: scale
-- timeout: 5
-- Table.concat of what is too much.
function scale() local t = {} for i = 1, 1e6 do t[i] = ('x'):rep(100) end return #table.concat(t) end
