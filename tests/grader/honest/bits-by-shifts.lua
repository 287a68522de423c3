-- expect: pass
-- exercise: scale
-- Shifts in place of powers.
function scale(m, b) if m == 0 then return 1 end return m / ((1 << (b - 1)) - 1) end
