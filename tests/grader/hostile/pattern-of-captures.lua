-- expect: error
-- exercise: scale
-- Captures that are never closed.
function scale() return ("x"):rep(50):match(("(x"):rep(40)) end
