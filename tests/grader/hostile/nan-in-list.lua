-- expect: fail
-- exercise: codes
-- NaN for every element.
function codes(x) local q = {} for i = 1, #x do q[i] = 0 / 0 end return q end
