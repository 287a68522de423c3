-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- One line without end.
local s = ('x'):rep(1e6)
function scale() while true do print(s, s) end end
