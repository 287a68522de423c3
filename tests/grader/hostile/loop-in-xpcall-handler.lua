-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- A loop in a message handler.
function scale() xpcall(error, function() while true do end end) end
