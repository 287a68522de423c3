-- expect: error
-- exercise: scale
-- message: package
-- module is not there.
module('x', package.seeall)
function scale() return 0 end
