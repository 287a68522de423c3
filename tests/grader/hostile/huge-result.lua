-- expect: fail
-- exercise: codes
-- timeout: 5
-- message: more than 65536
-- A million values.
function codes() local t = {} for i = 1, 1e6 do t[i] = i end return t end
