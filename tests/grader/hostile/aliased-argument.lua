-- expect: fail
-- exercise: codes
-- The argument given back.
function codes(x) return x end
