-- expect: pass
-- exercise: size
-- A number computed.
local bits = 16
return 13e9 * bits / 8 / 1e9
