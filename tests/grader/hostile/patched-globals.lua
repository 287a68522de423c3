-- expect: fail
-- exercise: scale
-- Type, tostring, pairs and rawget patched.
type = function() return "number" end
tostring = function() return "1" end
pairs = function() return function() end end
rawget = function() return 1 end
rawlen = rawget
rawequal = function() return true end
select = rawget
function scale() return {} end
