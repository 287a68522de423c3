-- expect: error
-- exercise: scale
-- Coroutines inside coroutines.
local function f() return coroutine.wrap(f)() end
function scale() return f() end
