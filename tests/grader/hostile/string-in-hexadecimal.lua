-- expect: fail
-- exercise: scale
-- A number as a hexadecimal string.
function scale(m, b) return ('%a'):format(m / (2 ^ (b - 1) - 1)) end
