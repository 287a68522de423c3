-- expect: fail
-- exercise: codes
-- The arguments changed, in case they are compared afterwards.
function codes(x) for i = 1, #x do x[i] = 0 end return x end
