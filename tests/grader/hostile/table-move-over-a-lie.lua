-- expect: timeout
-- exercise: scale
-- table.move by metamethods over a range as wide as the integers.
function scale(m, b) local p = setmetatable({}, { __index = function() return 0 end, __newindex = function() end }) table.move(p, 1, math.maxinteger - 1, 2, p) end
