-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Utf8 over a long string again and again.
local s = ('é'):rep(1e6)
function scale() while true do utf8.len(s) end end
