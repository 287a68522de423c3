-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- gmatch without end.
function scale() for _ in ('a'):rep(100):gmatch('()') do while true do end end end
