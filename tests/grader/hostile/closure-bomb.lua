-- expect: memory
-- exercise: codes
-- timeout: 5
-- Closures without end, all kept.
function codes() local t = {} while true do t[#t + 1] = function() return t end end end
