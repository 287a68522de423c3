-- expect: fail
-- exercise: scale
-- message: Every shown case is right
-- Right for the shown cases alone.
local known = { [2.1] = 0.3, [1.0] = 1 / 127, [12.7] = 0.1 }
function scale(m) return known[m] or 0 end
