-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A callback of gsub that never ends.
function scale() return (('x'):gsub('x', function() while true do end end)) end
