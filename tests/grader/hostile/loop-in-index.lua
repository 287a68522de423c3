-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __index.
function scale() setmetatable({}, { __index = function() while true do end end }).x = nil local t = setmetatable({}, { __index = function() while true do end end }) return t.x end
