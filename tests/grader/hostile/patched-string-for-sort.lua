-- expect: fail
-- exercise: codes
-- Methods of strings, numbers and nil given by a metatable.
getmetatable("").__unm = function() return 7 end
getmetatable("").__index = function() return 7 end
getmetatable("").__eq = function() return true end
getmetatable("").__lt = function() return true end
function codes(x) local q = {} for i in ipairs(x) do q[i] = "7" end return q end
