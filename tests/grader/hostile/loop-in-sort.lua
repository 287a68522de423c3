-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A comparison that never ends.
function scale() table.sort({ 3, 1, 2 }, function() while true do end end) end
