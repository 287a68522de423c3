-- expect: error
-- exercise: scale
-- message: os
-- os.exit from a coroutine.
function scale() return coroutine.wrap(function() os.exit(0) end)() end
