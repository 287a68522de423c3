-- expect: fail
-- exercise: codes
-- One item too many, which is false.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = math.max(-8, math.min(7, rint(v / s))) end q[#q + 1] = false return q end
