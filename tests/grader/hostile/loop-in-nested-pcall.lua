-- expect: timeout
-- exercise: codes
-- timeout: 0.3
-- Loops under pcall under pcall.
function codes() while true do pcall(function() while true do pcall(error) end end) end end
