-- expect: fail
-- exercise: codes
-- A list from 0 on.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[i - 1] = math.max(-8, math.min(7, rint(v / s))) end return q end
