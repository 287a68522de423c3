-- expect: pass
-- exercise: codes
-- Keys that are floats of whole numbers.
function codes(x, s) local q = {} for i = 1.0, #x do q[i] = math.max(-8, math.min(7, rint(x[i] / s))) end return q end
