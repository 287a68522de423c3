-- expect: timeout
-- exercise: codes
-- timeout: 0.4
-- A loop in __lt, called by table.sort.
local mt = { __lt = function() while true do end end }
function codes() local t = { setmetatable({}, mt), setmetatable({}, mt) } table.sort(t) return t end
