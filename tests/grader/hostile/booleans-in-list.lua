-- expect: fail
-- exercise: codes
-- true for every element.
function codes(x) local q = {} for i = 1, #x do q[i] = true end return q end
