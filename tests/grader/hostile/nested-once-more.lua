-- expect: fail
-- exercise: codes
-- The list in a list.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end return { q } end
