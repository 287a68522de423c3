-- expect: fail
-- exercise: size
-- Nothing.
local x = 26
