-- expect: fail
-- exercise: codes
-- message: nested
-- A list that holds itself.
function codes() local t = {} t[1] = t return t end
