-- expect: timeout
-- exercise: scale
-- timeout: 0.3
-- String.rep of an empty string, a loop in C.
function scale() for i = 1, 1e9 do local s = (''):rep(1e9) end end
