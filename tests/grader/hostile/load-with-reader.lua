-- expect: error
-- exercise: scale
-- load with a function that never ends.
function scale(m, b) return load(function() return "return 1 + " end)() end
