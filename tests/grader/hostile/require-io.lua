-- expect: error
-- exercise: scale
-- message: nil value
-- Io through require.
local io = require "io"
function scale() return 1 end
