-- expect: error
-- exercise: scale
-- message: dofile
-- dofile is not there.
dofile()
function scale() return 0 end
