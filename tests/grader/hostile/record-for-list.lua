-- expect: fail
-- exercise: codes
-- String keys "1" and "2" for a list.
function codes(x, s) local q = {} for i, v in ipairs(x) do q[tostring(i)] = v end return q end
