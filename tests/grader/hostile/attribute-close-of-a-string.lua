-- expect: error
-- exercise: scale
-- A variable to close that cannot be.
function scale(m, b) local c <close> = "x" if m == 0 then return 1 end do return m / (2 ^ (b - 1) - 1) end end
