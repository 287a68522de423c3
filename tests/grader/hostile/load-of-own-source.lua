-- expect: fail
-- exercise: scale
-- Looks for its own text.
function scale(m, b) return load("return " .. tostring(scale):gsub("function: ", ""), "x", "t", {}) end
