-- expect: error
-- exercise: scale
-- message: local
-- The entry is local.
local function scale(m, b) if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
