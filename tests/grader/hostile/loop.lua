-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A plain loop.
function scale() while true do end end
