-- expect: error
-- exercise: scale
-- message: require
-- require is not there.
local ffi = require 'ffi'
function scale() return 0 end
