-- expect: fail
-- exercise: scale
-- The word inf.
function scale() return "inf" end
