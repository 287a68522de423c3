-- expect: fail
-- exercise: codes
-- message: as a key
-- Tables as keys.
function codes() return { [{}] = 1 } end
