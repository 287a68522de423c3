-- expect: error
-- exercise: scale
-- message: io
-- A file written.
local f = io.open("/tmp/bitlab-escape-1", "w")
f:write("x")
f:close()
function scale() return 1 end
