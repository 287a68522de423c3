-- expect: timeout
-- exercise: affine
-- timeout: 0.3
-- Coroutines that resume each other for ever.
function affine() while true do coroutine.wrap(function() coroutine.yield() end)() end end
