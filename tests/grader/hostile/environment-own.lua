-- expect: error
-- exercise: scale
-- message: no function
-- The entry defined in an environment of its own.
local _ENV = {}
function scale(m, b) return m end
