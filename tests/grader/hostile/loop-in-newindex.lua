-- expect: timeout
-- exercise: affine
-- timeout: 0.4
-- A chain of __newindex that comes back.
local t = setmetatable({}, { __newindex = function(t, k, v) for i = 1, math.huge do rawset(t, k, i) end end })
function affine() t.x = 1 return t end
