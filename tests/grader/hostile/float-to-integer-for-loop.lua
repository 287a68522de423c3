-- expect: error
-- exercise: scale
-- A loop whose limits overflow.
function scale(m, b) for i = math.maxinteger - 1, math.maxinteger, 0 do end end
