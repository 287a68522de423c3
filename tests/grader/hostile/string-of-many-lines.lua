-- expect: fail
-- exercise: scale
-- Sixty thousand newlines as the result.
function scale() return ("\n"):rep(60000) end
