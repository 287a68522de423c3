-- expect: error
-- exercise: scale
-- A length that is a lie, joined.
function scale(m, b) return #table.concat(setmetatable({}, { __len = function() return 1 << 40 end }), ",") end
