-- expect: error
-- exercise: scale
-- A yield out of the call.
function scale() coroutine.yield(1) end
