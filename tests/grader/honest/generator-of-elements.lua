-- expect: pass
-- exercise: codes
-- Elements from a coroutine.
local function each(x) return coroutine.wrap(function() for _, v in ipairs(x) do coroutine.yield(v) end end) end
function codes(x, s) local q = {} for v in each(x) do q[#q + 1] = math.max(-8, math.min(7, rint(v / s))) end return q end
