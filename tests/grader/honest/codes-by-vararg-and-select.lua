-- expect: pass
-- exercise: codes
-- select and recursion over varargs.
local function go(s, v, ...) if v == nil then return end return math.max(-8, math.min(7, rint(v / s))), go(s, ...) end
function codes(x, s) return { go(s, table.unpack(x)) } end
