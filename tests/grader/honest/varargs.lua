-- expect: pass
-- exercise: scale
-- Arguments as varargs.
function scale(...) local m, b = ... if select('#', ...) ~= 2 then return nil end return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end
