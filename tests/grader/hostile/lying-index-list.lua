-- expect: fail
-- exercise: codes
-- A list whose elements come from __index.
function codes(x) return setmetatable({}, { __index = function(_, i) return x[i] end, __len = function() return #x end }) end
