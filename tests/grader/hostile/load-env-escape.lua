-- expect: error
-- exercise: scale
-- message: io
-- The environment of a loaded chunk searched for io.
local e = load('return _ENV')()
e.io.open('/etc/passwd')
function scale() return 0 end
