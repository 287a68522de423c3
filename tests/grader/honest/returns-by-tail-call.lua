-- expect: pass
-- exercise: scale
-- A chain of tail calls a thousand deep.
local function down(k, m, b) if k > 0 then return down(k - 1, m, b) end if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
function scale(m, b) return down(1000, m, b) end
