-- expect: fail
-- exercise: codes
-- A coroutine that keeps the result and would change it later.
local keeper = coroutine.wrap(function() local q while true do q = coroutine.yield(q) if q then q[1] = 0 end end end)
keeper()
function codes(x) local q = {} for i in ipairs(x) do q[i] = 99 end keeper(q) return q end
