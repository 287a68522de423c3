-- expect: fail
-- exercise: codes
-- message: a list is wanted
-- A number where a list is wanted.
function codes() return 1 end
