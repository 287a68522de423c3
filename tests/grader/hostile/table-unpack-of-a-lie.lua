-- expect: error
-- exercise: scale
-- A length that is a lie, unpacked.
function scale(m, b) return table.unpack(setmetatable({}, { __len = function() return 1 << 40 end })) end
