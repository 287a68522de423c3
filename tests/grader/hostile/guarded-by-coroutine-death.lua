-- expect: error
-- exercise: guarded
-- Dies in a coroutine for every number.
function guarded(x) return coroutine.wrap(function() local y = coroutine.yield() end)() + nil end
