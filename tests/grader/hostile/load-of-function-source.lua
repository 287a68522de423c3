-- expect: error
-- exercise: codes
-- load with a function that gives pieces.
assert(load(function() return nil end))
function codes() return {} end
