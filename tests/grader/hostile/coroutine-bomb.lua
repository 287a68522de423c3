-- expect: memory
-- exercise: scale
-- timeout: 5
-- Coroutines without end, all kept.
function scale() local t = {} while true do t[#t + 1] = coroutine.create(function() end) end end
