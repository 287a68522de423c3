-- expect: error
-- exercise: scale
-- message: debug
-- debug is not there.
debug.setupvalue(print, 1, nil)
function scale() return 0 end
