-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __call.
function scale() return setmetatable({}, { __call = function() while true do end end })() end
