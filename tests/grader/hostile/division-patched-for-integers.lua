-- expect: fail
-- exercise: scale
-- Arithmetic of strings patched, for numbers that come as text.
local string_meta = getmetatable("")
string_meta.__div = function() return 0.3 end
string_meta.__eq = function() return true end
function scale(m, b) return tostring(m) / (2 ^ (b - 1) - 1) end
