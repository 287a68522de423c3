-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __len.
function scale() return #setmetatable({}, { __len = function() while true do end end }) end
