-- expect: fail
-- exercise: codes
-- A list of numeric strings.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = tostring(math.max(-8, math.min(7, rint(v / s)))) end return q end
