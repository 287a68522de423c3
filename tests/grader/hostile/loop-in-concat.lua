-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __concat.
function scale() return setmetatable({}, { __concat = function() while true do end end }) .. 'x' end
