-- expect: timeout
-- exercise: affine
-- timeout: 0.4
-- A __pairs that never ends.
local t = setmetatable({}, { __pairs = function() return function(_, k) return (k or 0) + 1, 1 end, {}, nil end })
function affine() for k in pairs(t) do if k < 0 then break end end end
