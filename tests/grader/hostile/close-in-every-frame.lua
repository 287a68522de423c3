-- expect: timeout
-- exercise: scale
-- Each level of a recursion leaves a variable to close that recurses.
local n = 0
local function deep(k) local c <close> = setmetatable({}, { __close = function() for i = 1, 1e9 do n = n + i end end }) if k > 0 then return (deep(k - 1)) end end
function scale(m, b) return deep(150) end
