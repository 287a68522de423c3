-- expect: timeout
-- exercise: scale
-- timeout: 0.5
-- The table of a replacement looks for ever.
local t = setmetatable({}, { __index = function() while true do end end })
function scale() return (("abc"):gsub("%w", t)) end
