-- expect: pass
-- exercise: codes
-- Keys made of numbers that were texts.
function codes(x, s) local q = {} for i = 1, #x do q[math.tointeger(tonumber(tostring(i)))] = math.max(-8, math.min(7, rint(x[i] / s))) end return q end
