-- expect: fail
-- exercise: codes
-- A list with holes as far apart as integers go.
function codes() return { [1] = 1, [math.maxinteger] = 2, [math.mininteger] = 3 } end
