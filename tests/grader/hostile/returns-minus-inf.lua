-- expect: fail
-- exercise: scale
-- And its negative.
function scale() return -math.huge end
