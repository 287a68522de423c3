-- expect: timeout
-- exercise: scale
-- timeout: 0.4
-- Finalisers that loop as soon as memory moves, before the entry is called.
for i = 1, 100 do setmetatable({}, { __gc = function() while true do end end }) end
local t = {} for i = 1, 1e6 do t[i % 100 + 1] = { i } end
function scale() return 0 end
