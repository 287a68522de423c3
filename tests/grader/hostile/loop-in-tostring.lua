-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in __tostring, through print.
function scale() print(setmetatable({}, { __tostring = function() while true do end end })) end
