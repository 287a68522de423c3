-- expect: pass
-- exercise: scale
-- Hexadecimal floats.
function scale(m, b) if m == 0x0p0 then return 0x1p0 end return m / (0x1p1 ^ (b - 0x1p0) - 0x1p0) end
