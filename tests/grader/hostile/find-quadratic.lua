-- expect: timeout
-- exercise: scale
-- timeout: 0.4
-- A lazy pattern over a long string, quadratic in C.
function scale() return #(("a"):rep(30000000):find(".-b") or "") end
