-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- utf8.len of many megabytes, again and again.
local s = ('\u{7ff}'):rep(8 * 2 ^ 20 // 1 | 0)
function scale() while true do utf8.len(s) end end
