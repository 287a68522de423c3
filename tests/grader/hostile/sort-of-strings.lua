-- expect: timeout
-- exercise: scale
-- timeout: 1
-- Strings of a megabyte that differ at their ends, compared for ever.
local a, b = ("x"):rep(4000000) .. "a", ("x"):rep(4000000) .. "b"
function scale() local n = 0 while true do if a < b then n = n + 1 end end end
