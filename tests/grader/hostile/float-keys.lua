-- expect: fail
-- exercise: codes
-- Keys that are no list.
function codes() return { [0.5] = 1, [true] = 2 } end
