-- expect: error
-- exercise: scale
-- The environment taken away.
local _ENV = nil
function scale() return 1 end
