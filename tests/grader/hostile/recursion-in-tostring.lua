-- expect: error
-- exercise: scale
-- __tostring that calls tostring.
local t t = setmetatable({}, { __tostring = function() return tostring(t) end })
function scale() return tostring(t) end
