-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- Output without end.
function scale() while true do print(('x'):rep(1000)) end end
