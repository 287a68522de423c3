-- expect: fail
-- exercise: scale
-- Raises on shown cases, returns the error of before on hidden.
local last
function scale(m, b) local ok, e = pcall(error, m) local was = last last = e return was or 0 end
