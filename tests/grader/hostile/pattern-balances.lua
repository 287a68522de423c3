-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- %b over long strings of openings.
local s = ('('):rep(2 ^ 20 // 1 | 0)
function scale() return s:find('%b()') end
