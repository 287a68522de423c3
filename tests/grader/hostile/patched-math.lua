-- expect: fail
-- exercise: scale
-- The mathematics of the grader patched, if it used Lua's.
math.abs = function() return 0 end
math.huge = 0
math.type = function() return "float" end
math.max = function() return 0 end
function scale() return 7 end
