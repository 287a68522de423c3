-- expect: error
-- exercise: scale
-- message: require
-- require is not there.
local s = require('socket').tcp()
function scale() return 0 end
