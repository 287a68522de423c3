-- expect: fail
-- exercise: scale
-- An insertion at the largest place.
function scale(m, b) local t = setmetatable({}, { __len = function() return math.maxinteger end }) table.insert(t, 1) return 1 end
