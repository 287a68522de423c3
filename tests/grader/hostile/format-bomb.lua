-- expect: error
-- exercise: scale
-- String.format with a width that is refused.
function scale() return #string.format('%99999d', 1) end
