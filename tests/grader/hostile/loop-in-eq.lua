-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __eq.
function scale() local m = { __eq = function() while true do end end } return setmetatable({}, m) == setmetatable({}, m) end
