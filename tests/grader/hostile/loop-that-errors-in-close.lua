-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Errors in __close that are swallowed for ever.
function scale() while true do pcall(function() local x <close> = setmetatable({}, { __close = function() error('again') end }) error('first') end) end end
