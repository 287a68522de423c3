-- expect: fail
-- exercise: scale
-- inf printed and read back as a string.
function scale(m, b) return string.format("%.17g", m / (2 ^ (b - 1) - 1)) end
