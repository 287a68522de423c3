-- expect: error
-- exercise: scale
-- message: debug
-- debug is not there.
debug.getregistry()[2] = nil
function scale() return 0 end
