-- expect: error
-- exercise: scale
-- timeout: 30
-- __close that opens another.
local function f() local c <close> = setmetatable({}, { __close = f }) end
function scale() f() error("down") end
