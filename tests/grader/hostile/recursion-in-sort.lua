-- expect: error
-- exercise: codes
-- Comparison functions that sort.
local function f() table.sort({ 1, 2, 3 }, f) return false end
function codes() f() end
