-- expect: error
-- exercise: scale
-- A length that is a lie, sorted.
function scale(m, b) table.sort(setmetatable({}, { __len = function() return 1 << 33 end })) return 1 end
