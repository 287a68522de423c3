-- expect: error
-- exercise: scale
-- A coroutine that closes itself while it runs.
function scale(m, b) local co co = coroutine.create(function() return coroutine.close(co) end) local _, why = coroutine.resume(co) error(why, 0) end
