-- expect: fail
-- exercise: scale
-- Right for the first five calls alone.
local n = 0
function scale(m, b) n = n + 1 if n > 5 then return 0 end if m == 0 then return 1 end return m / (2 ^ (b - 1) - 1) end
