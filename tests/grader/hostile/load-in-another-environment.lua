-- expect: fail
-- exercise: scale
-- load with an environment whose every name is the answer.
local env = setmetatable({}, { __index = function(t, k) return function() return 1 end end, __newindex = function() end })
function scale(m, b)
  return load("return grade(m, b, expected)", "=expected", "t", env)()
end
