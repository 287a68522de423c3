-- expect: pass
-- exercise: scale
-- Results kept between the calls.
local known = {}
function scale(m, b) local k = m .. '/' .. b if not known[k] then known[k] = m == 0 and 1 or m / (2 ^ (b - 1) - 1) end return known[k] end
