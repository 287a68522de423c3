-- expect: fail
-- exercise: scale
-- message: thread
-- A thread as the result.
function scale() return coroutine.create(function() return 1 end) end
