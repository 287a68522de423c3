-- expect: error
-- exercise: scale
-- message: os
-- os is not there.
local f = os.tmpname()
function scale() return 0 end
