-- expect: pass
-- exercise: codes
-- Rounding half to even by hand with //.
function codes(x, s) local q = {} for i = 1, #x do local y = x[i] / s local f = y // 1 local d = y - f local c = (d > 0.5 or (d == 0.5 and f % 2 == 1)) and f + 1 or f q[i] = c > 7 and 7 or c < -8 and -8 or c end return q end
