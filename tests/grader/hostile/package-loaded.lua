-- expect: error
-- exercise: scale
-- message: nil value
-- Io through package.loaded.
local io = package.loaded.io
function scale() return 1 end
