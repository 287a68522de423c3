-- expect: error
-- exercise: scale
-- select from far behind the end.
function scale(m, b) return select(math.mininteger, 1, 2) end
