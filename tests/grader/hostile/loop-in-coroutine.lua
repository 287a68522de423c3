-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in a coroutine.
function scale() coroutine.wrap(function() while true do end end)() end
