-- expect: error
-- exercise: scale
-- message: index
-- A chunk whose globals are a number.
function scale(m, b) return load("return m", "m", "t", 5)() end
