-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop that catches what stops it.
function scale() while true do pcall(error, 'x') end end
