-- expect: timeout
-- exercise: scale
-- timeout: 0.5
-- The environment of a loaded chunk looks for a name for ever.
local env = setmetatable({}, { __index = function() while true do end end })
function scale(m, b) return load("return m", "m", "t", env)() end
