-- expect: fail
-- exercise: codes
-- NaN for what does not divide.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = (v - v) / (v - v) end return q end
