-- expect: fail
-- exercise: scale
-- An infinite number, in case a difference of infinities passes.
function scale() return math.huge - 0 end
