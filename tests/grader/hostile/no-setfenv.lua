-- expect: error
-- exercise: scale
-- message: setfenv
-- setfenv is not there.
setfenv(1, {})
function scale() return 0 end
