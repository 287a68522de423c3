-- expect: pass
-- exercise: scale
-- Ten thousand calls deep.
local function down(n) if n == 0 then return 0 end return 1 + down(n - 1) end
function scale(m, b) if down(10000) ~= 10000 then return nil end if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
