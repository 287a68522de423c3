-- expect: pass
-- exercise: codes
-- Rounding by hand leaves minus zeros.
function codes(x, s) local q = {} for i, v in ipairs(x) do local r = rint(v / s) q[i] = -math.min(8, math.max(-7, -r)) end return q end
