-- expect: fail
-- exercise: scale
-- A hundred thousand results, the first of them wrong.
local t = {} for i = 1, 100000 do t[i] = 0.3 end t[1] = 0
function scale() return table.unpack(t) end
