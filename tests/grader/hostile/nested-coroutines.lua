-- expect: error
-- exercise: scale
-- timeout: 5
-- Coroutines inside coroutines.
local function deep() return coroutine.wrap(deep)() end
function scale() return deep() end
