-- expect: error
-- exercise: scale
-- message: nil value
-- The hook taken away.
debug.sethook()
function scale() while true do end end
