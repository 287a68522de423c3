-- expect: error
-- exercise: scale
-- timeout: 30
-- pcall inside pcall until the stack of C is full.
local function f(n) local fine, e = pcall(f, n + 1) if not fine then error(e, 0) end end
function scale() f(1) error("down") end
