-- expect: error
-- exercise: scale
-- A long string without an end.
local s = [==[ no end
function scale() return 0 end
