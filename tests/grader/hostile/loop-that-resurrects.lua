-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A finaliser that makes its object anew.
local function again() setmetatable({}, { __gc = again }) end
again()
function scale() while true do local t = {} end end
