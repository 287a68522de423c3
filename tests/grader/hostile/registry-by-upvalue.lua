-- expect: error
-- exercise: scale
-- Upvalues of a C function.
local _, v = debug.getupvalue(tostring, 1)
function scale() return v end
